package dev.slipway.ci;

import java.io.Serializable;

/** A page for people; {@code text} says what is there. */
public record Link(String text, String url) implements Serializable {}
