package dev.slipway.server.archive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Several globs as one nondeterministic automaton. All states it may be in are followed at once (Thompson's method), so a pattern
 * with many stars costs no more than one without.
 */
final class GlobAutomaton {
    /** Goes to {@code next} on a character that it accepts; a fork goes to both without reading one. */
    private static final class State {
        private final IntPredicate accepts;
        private final boolean fork;
        private int next;
        private int other;

        private State(IntPredicate accepts, boolean fork, int next, int other) {
            this.accepts = accepts;
            this.fork = fork;
            this.next = next;
            this.other = other;
        }
    }

    private static final int ACCEPT = 0;

    private final List<State> states = new ArrayList<>();
    private final BitSet start = new BitSet();
    private final boolean caseMatters;

    GlobAutomaton(List<String> globs, boolean caseMatters) {
        this.caseMatters = caseMatters;
        states.add(new State(c -> false, false, ACCEPT, ACCEPT));
        for (String glob : globs) {
            enter(compile(glob, ACCEPT, true), start);
        }
    }

    /** @param orFolder whether a folder of the path may match instead of all of it */
    boolean matches(String path, boolean orFolder) {
        BitSet now = start;
        int[] characters = path.codePoints().toArray();
        for (int c : characters) {
            if (orFolder && c == '/' && now.get(ACCEPT)) {
                return true;
            }
            var then = new BitSet();
            for (int i = now.nextSetBit(0); i >= 0; i = now.nextSetBit(i + 1)) {
                State state = states.get(i);
                if (!state.fork && state.accepts.test(c)) {
                    enter(state.next, then);
                }
            }
            now = then;
        }
        return now.get(ACCEPT);
    }

    /** Adds a state and all that is reached from it without reading a character. */
    private void enter(int first, BitSet into) {
        var pending = new ArrayList<Integer>(List.of(first));
        while (!pending.isEmpty()) {
            int i = pending.remove(pending.size() - 1);
            if (!into.get(i)) {
                into.set(i);
                State state = states.get(i);
                if (state.fork) {
                    pending.add(state.next);
                    pending.add(state.other);
                }
            }
        }
    }

    /**
     * Builds a glob from its end to its start, and answers its first state.
     *
     * @param after the state that follows the glob
     * @param nameBegins whether the glob stands at the start of a name
     */
    private int compile(String glob, int after, boolean nameBegins) {
        List<String> tokens = GlobTokens.of(glob);
        int next = after;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            boolean atName = i == 0 ? nameBegins : tokens.get(i - 1).equals("/");
            String token = tokens.get(i);
            if (token.equals("**")
                    && atName
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).equals("/")) {
                // The slash after it was built just now; this is the way round both.
                next = fork(loop(c -> true, next), states.get(next).next);
            } else {
                next = compileToken(token, next, atName);
            }
        }
        return next;
    }

    private int compileToken(String token, int next, boolean atName) {
        if (token.equals("**")) {
            return loop(c -> true, next);
        }
        if (token.equals("*")) {
            return loop(GlobAutomaton::inName, next);
        }
        if (token.equals("?")) {
            return step(GlobAutomaton::inName, next);
        }
        if (token.equals("/")) {
            return step(c -> c == '/', next);
        }
        if (token.length() > 1 && token.startsWith("{")) {
            List<String> choices = GlobTokens.choices(token);
            int first = compile(choices.get(0), next, atName);
            for (String choice : choices.subList(1, choices.size())) {
                first = fork(first, compile(choice, next, atName));
            }
            return first;
        }
        if (token.length() > 2 && token.startsWith("[")) {
            IntPredicate members = inAnyCase(GlobTokens.membersOf(token));
            boolean negated = GlobTokens.isNegated(token);
            return step(c -> inName(c) && members.test(c) != negated, next);
        }
        int literal = token.codePointAt(0);
        return step(inAnyCase(c -> c == literal), next);
    }

    private static boolean inName(int c) {
        return c != '/';
    }

    private IntPredicate inAnyCase(IntPredicate accepts) {
        return caseMatters
                ? accepts
                : c -> accepts.test(c)
                        || accepts.test(Character.toLowerCase(c))
                        || accepts.test(Character.toUpperCase(c));
    }

    private int step(IntPredicate accepts, int next) {
        states.add(new State(accepts, false, next, next));
        return states.size() - 1;
    }

    private int fork(int one, int other) {
        states.add(new State(c -> false, true, one, other));
        return states.size() - 1;
    }

    /** Any number of characters, then on. */
    private int loop(IntPredicate accepts, int next) {
        int fork = fork(next, next);
        states.get(fork).other = step(accepts, fork);
        return fork;
    }
}
