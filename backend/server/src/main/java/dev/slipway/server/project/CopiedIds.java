package dev.slipway.server.project;

import java.util.HashMap;
import java.util.Map;

/** Which id each part of a copied project was given, so that what is copied later points to the copies. */
public final class CopiedIds {
    private final Map<String, String> copies = new HashMap<>();

    public void put(String original, String copy) {
        copies.put(original, copy);
    }

    /** The id of the copy; the id itself when that was not copied, as it is for what projects share. */
    public String of(String original) {
        return copies.getOrDefault(original, original);
    }
}
