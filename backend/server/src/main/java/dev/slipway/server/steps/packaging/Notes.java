package dev.slipway.server.steps.packaging;

import dev.slipway.server.engine.ActionRun;

/** Takes what is to be said about a piece of work. */
interface Notes {
    /** For work that is done to see what would come of it. */
    Notes NONE = new Notes() {
        @Override
        public void warn(String text) {}

        @Override
        public void verbose(String text) {}
    };

    static Notes to(ActionRun run) {
        return new Notes() {
            @Override
            public void warn(String text) {
                run.warn(text);
            }

            @Override
            public void verbose(String text) {
                run.verbose(text);
            }
        };
    }

    void warn(String text);

    void verbose(String text);
}
