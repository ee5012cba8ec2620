package dev.slipway.jenkins.stored;

import dev.slipway.jenkins.freestyle.SlipwayBuilder;
import dev.slipway.jenkins.freestyle.SlipwayPublisher;
import dev.slipway.jenkins.freestyle.SlipwayWrapper;
import java.util.ArrayList;
import java.util.List;

/** The part of a freestyle job's {@code config.xml} that has build steps, post-build actions and the build environment. */
final class StoredJob {
    final List<SlipwayBuilder> builders = new ArrayList<>();
    final List<SlipwayPublisher> publishers = new ArrayList<>();
    final List<SlipwayWrapper> buildWrappers = new ArrayList<>();
}
