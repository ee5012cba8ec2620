package dev.slipway.server.task;

import dev.slipway.server.task.SecretForms.Form;
import java.util.Collection;

/**
 * Finds all of many texts in one pass (Aho and Corasick). A state stands for what may become one of them; {@code fail} leads to the longest
 * shorter one. The plus sign is a blank, as in URLs.
 */
final class SecretAutomaton {
    /** Takes where a text was found, in the order of the ends; of several with one end only the longest. */
    interface Found {
        void at(int start, int end, boolean isCutBefore, boolean isCutAfter);
    }

    private static final int NONE = -1;
    private static final int CUT_BEFORE = 1 << 30;
    private static final int CUT_AFTER = 1 << 29;
    private static final int LENGTH = CUT_AFTER - 1;

    /** The ways from state to state in a hash table: state and character, and the next state. */
    private final long[] ways;

    private final int[] targets;
    private final int[] fail;

    /** How long the longest text is that ends in a state, and how it is cut; 0 for none. */
    private final int[] found;

    private int states = 1;

    SecretAutomaton(Collection<Form> forms) {
        int most = 1 + forms.stream().mapToInt(form -> form.text().length()).sum();
        ways = new long[Integer.highestOneBit(most + most / 2) * 2];
        targets = new int[ways.length];
        fail = new int[most];
        found = new int[most];
        int[] parents = new int[most];
        char[] labels = new char[most];
        int[] depths = new int[most];
        int deepest = 0;
        for (Form form : forms) {
            int state = 0;
            for (int i = 0; i < form.text().length(); i++) {
                char c = folded(form.text().charAt(i));
                int next = next(state, c);
                if (next == NONE) {
                    next = states++;
                    put(state, c, next);
                    parents[next] = state;
                    labels[next] = c;
                    depths[next] = i + 1;
                }
                state = next;
            }
            int cuts = (form.isCutBefore() ? CUT_BEFORE : 0) | (form.isCutAfter() ? CUT_AFTER : 0);
            found[state] = form.text().length() | found[state] | cuts;
            deepest = Math.max(deepest, form.text().length());
        }
        for (int state : byDepth(depths, deepest)) {
            link(state, parents[state], labels[state]);
        }
    }

    private int[] byDepth(int[] depths, int deepest) {
        int[] from = new int[deepest + 2];
        for (int state = 1; state < states; state++) {
            from[depths[state] + 1]++;
        }
        for (int depth = 1; depth < from.length; depth++) {
            from[depth] += from[depth - 1];
        }
        int[] order = new int[states - 1];
        for (int state = 1; state < states; state++) {
            order[from[depths[state]]++] = state;
        }
        return order;
    }

    private void link(int state, int parent, char label) {
        if (parent != 0) {
            int shorter = fail[parent];
            while (shorter != 0 && next(shorter, label) == NONE) {
                shorter = fail[shorter];
            }
            fail[state] = Math.max(0, next(shorter, label));
        }
        if (found[state] == 0) {
            found[state] = found[fail[state]];
        }
    }

    int states() {
        return states;
    }

    void find(LogView text, Found each) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = folded(text.at(i));
            int next = next(state, c);
            while (next == NONE && state != 0) {
                state = fail[state];
                next = next(state, c);
            }
            state = Math.max(0, next);
            int here = found[state];
            if (here != 0) {
                each.at(i + 1 - (here & LENGTH), i + 1, (here & CUT_BEFORE) != 0, (here & CUT_AFTER) != 0);
            }
        }
    }

    private static char folded(char c) {
        return c == '+' ? ' ' : c;
    }

    private int next(int state, char c) {
        long way = way(state, c);
        for (int i = slot(way); ways[i] != 0; i = (i + 1) & (ways.length - 1)) {
            if (ways[i] == way) {
                return targets[i];
            }
        }
        return NONE;
    }

    private void put(int state, char c, int next) {
        long way = way(state, c);
        int i = slot(way);
        while (ways[i] != 0) {
            i = (i + 1) & (ways.length - 1);
        }
        ways[i] = way;
        targets[i] = next;
    }

    /** Never 0. */
    private static long way(int state, char c) {
        return ((long) state << Character.SIZE | c) + 1;
    }

    private int slot(long way) {
        long mixed = way * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (ways.length - 1);
    }
}
