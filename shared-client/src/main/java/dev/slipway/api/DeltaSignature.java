package dev.slipway.api;

/** The Octodiff signature, in base64, of the stored version nearest to the one asked for. */
@WireRecord
public record DeltaSignature(String signature, String baseVersion) implements DeltaSignatureBuilder.With {}
