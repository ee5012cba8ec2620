package com.atlassian.bamboo.bandana;

public class PlanAwareBandanaContext implements BambooBandanaContext {
    private static final long serialVersionUID = 1L;
    public static final PlanAwareBandanaContext GLOBAL_CONTEXT = new PlanAwareBandanaContext();

    private PlanAwareBandanaContext() {}
}
