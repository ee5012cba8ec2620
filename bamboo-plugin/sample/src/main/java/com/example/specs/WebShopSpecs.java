package com.example.specs;

import com.atlassian.bamboo.specs.api.BambooSpec;
import com.atlassian.bamboo.specs.api.builders.deployment.Deployment;
import com.atlassian.bamboo.specs.api.builders.deployment.Environment;
import com.atlassian.bamboo.specs.api.builders.deployment.ReleaseNaming;
import com.atlassian.bamboo.specs.api.builders.plan.Job;
import com.atlassian.bamboo.specs.api.builders.plan.Plan;
import com.atlassian.bamboo.specs.api.builders.plan.PlanIdentifier;
import com.atlassian.bamboo.specs.api.builders.plan.Stage;
import com.atlassian.bamboo.specs.api.builders.project.Project;
import com.atlassian.bamboo.specs.util.BambooServer;
import dev.slipway.bamboo.specs.SlipwayBuildInformationTask;
import dev.slipway.bamboo.specs.SlipwayCreateReleaseTask;
import dev.slipway.bamboo.specs.SlipwayDeployTask;
import dev.slipway.bamboo.specs.SlipwayPackTask;
import dev.slipway.bamboo.specs.SlipwayPushTask;
import java.time.Duration;

/** Builds a web shop, gives it to Slipway, and deploys it with a deployment project of Bamboo. */
@BambooSpec
public class WebShopSpecs {
    private static final String VERSION = "1.4.${bamboo.buildNumber}";

    public static void main(String[] arguments) {
        BambooServer bamboo = new BambooServer("https://bamboo.example");
        WebShopSpecs specs = new WebShopSpecs();
        bamboo.publish(specs.plan());
        bamboo.publish(specs.deployment());
    }

    Plan plan() {
        return new Plan(new Project().key("SHOP").name("Shop"), "Web shop", "WEB")
                .stages(new Stage("Build").jobs(new Job("Package", "PKG")
                        .tasks(
                                new SlipwayPackTask()
                                        .description("Pack the site")
                                        .packageId("Shop.Web")
                                        .version(VERSION)
                                        .basePath("site")
                                        .excludes("**/*.map")
                                        .outputDirectory("out"),
                                new SlipwayPushTask().packagePaths("out/*.zip"),
                                new SlipwayBuildInformationTask()
                                        .packageIds("Shop.Web")
                                        .version(VERSION),
                                new SlipwayCreateReleaseTask()
                                        .project("Web shop")
                                        .version(VERSION)
                                        .defaultPackageVersion(VERSION)
                                        .releaseNotesFromChanges(true)
                                        .linkToBuild(true)
                                        .ignoreExisting(true))));
    }

    /** Each version has the number of a release; the environments are called as Slipway's are. */
    Deployment deployment() {
        return new Deployment(new PlanIdentifier("SHOP", "WEB"), "Web shop")
                .releaseNaming(new ReleaseNaming(VERSION))
                .environments(environment("Test"), environment("Production"));
    }

    private static Environment environment(String name) {
        return new Environment(name)
                .tasks(new SlipwayDeployTask()
                        .project("Web shop")
                        .timeout(Duration.ofHours(1))
                        .cancelOnTimeout(true));
    }
}
