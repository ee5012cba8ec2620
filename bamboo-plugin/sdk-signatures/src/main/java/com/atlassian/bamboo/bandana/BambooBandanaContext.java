package com.atlassian.bamboo.bandana;

import com.atlassian.bandana.BandanaContext;
import java.io.Serializable;

public interface BambooBandanaContext extends BandanaContext, Serializable {}
