package dev.slipway.api;

/** How many tags of a set a document may have, and whether they are listed. */
public enum TagSetType {
    MULTI_SELECT,
    SINGLE_SELECT,
    FREE_TEXT
}
