/** A sheet as text: www/build.mjs minifies it. */
declare module "*.css" {
  const text: string;
  export default text;
}
