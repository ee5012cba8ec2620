package dev.slipway.server.transform;

import java.util.Arrays;
import java.util.Optional;

/** What a transform does. */
enum Operation {
    REPLACE("Replace", Argument.NONE),
    INSERT("Insert", Argument.NONE),
    INSERT_BEFORE("InsertBefore", Argument.XPATH),
    INSERT_AFTER("InsertAfter", Argument.XPATH),
    INSERT_IF_MISSING("InsertIfMissing", Argument.NONE),
    REMOVE("Remove", Argument.NONE),
    REMOVE_ALL("RemoveAll", Argument.NONE),
    REMOVE_ATTRIBUTES("RemoveAttributes", Argument.ATTRIBUTES),
    SET_ATTRIBUTES("SetAttributes", Argument.ATTRIBUTES);

    enum Argument {
        NONE,
        XPATH,
        /** Names with commas; without them all attributes are meant. */
        ATTRIBUTES
    }

    private final String title;
    private final Argument argument;

    Operation(String title, Argument argument) {
        this.title = title;
        this.argument = argument;
    }

    /** As it is written in a transform. */
    String title() {
        return title;
    }

    Argument argument() {
        return argument;
    }

    static Optional<Operation> named(String name) {
        return Arrays.stream(values()).filter(one -> one.title.equals(name)).findFirst();
    }
}
