//! From UPS's bytes to paper, with labels of an independent hand (the sandbox's) and an outside reader of bars.

mod broken;
mod pdf;
mod pictures;
mod printers;
mod world;
