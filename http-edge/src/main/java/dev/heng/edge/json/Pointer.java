package dev.heng.edge.json;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a document. It becomes a JSON pointer only where something is wrong: writing one for each of the 70,000 values
 * of a full call took a good part of reading it.
 */
final class Pointer {
    private final @Nullable Pointer parent;
    private final @Nullable String name;
    private final int index;

    private Pointer(@Nullable Pointer parent, @Nullable String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /** @param prefix the pointer of the document itself, such as {@code /lines/17}; mostly empty */
    static Pointer to(String prefix) {
        return new Pointer(null, prefix, 0);
    }

    Pointer member(String member) {
        return new Pointer(this, member, 0);
    }

    Pointer item(int position) {
        return new Pointer(this, null, position);
    }

    @Override
    public String toString() {
        String own = name == null ? String.valueOf(index) : name;
        return parent == null ? own : parent + "/" + own;
    }
}
