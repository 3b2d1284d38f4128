// Addresses of pictures and papers, all let go together.

export class Urls {
  #all = new Set();

  of(bytes, type) {
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    this.#all.add(url);
    return url;
  }

  release(url) {
    if (this.#all.delete(url)) URL.revokeObjectURL(url);
  }

  clear() {
    for (const url of this.#all) URL.revokeObjectURL(url);
    this.#all.clear();
  }
}
