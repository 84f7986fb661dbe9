package org.brakefern.survey;

import java.util.stream.IntStream;

/** Numbers joined in pairs, and by that in groups: what is joined to one member belongs to all (union-find). */
final class Components {
    private final int[] parent;

    Components(int size) {
        parent = IntStream.range(0, size).toArray();
    }

    void join(int one, int other) {
        int a = of(one);
        int b = of(other);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    /** Returns the smallest number of the group. */
    int of(int member) {
        int root = member;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
