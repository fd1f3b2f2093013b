package dev.heng.catalog.formula;

/** A formula in which « and » show where a problem is expected. */
record Marked(String text, int start, int end) {

    static Marked of(String marked) {
        int start = marked.indexOf('«');
        int end = marked.indexOf('»') - 1;
        return new Marked(marked.replace("«", "").replace("»", ""), start, end);
    }
}
