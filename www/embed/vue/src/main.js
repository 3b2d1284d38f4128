import { createApp } from "vue";
import "parcelgate/parcelgate.css";
import Shipping from "./Shipping.vue";

createApp(Shipping).mount("#app");
