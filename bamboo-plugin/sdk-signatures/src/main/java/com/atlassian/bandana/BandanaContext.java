package com.atlassian.bandana;

public interface BandanaContext {}
