import jetbrains.buildServer.configs.kotlin.*
import jetbrains.buildServer.configs.kotlin.buildSteps.*
import jetbrains.buildServer.configs.kotlin.projectFeatures.slipwayConnection
import jetbrains.buildServer.configs.kotlin.triggers.vcs

version = "2023.11"

/*
 * A whole delivery with Slipway: a build packs and pushes a package, tells where it came from, creates a release and
 * deploys it to Test. Two more build configurations take it to Production, and clean up at night.
 */
project {
    features {
        slipwayConnection {
            id = "SLIPWAY"
            displayName = "Slipway"
            url = "https://deploy.example.com"
            apiKey = "credentialsJSON:7b2f3c1e-6a55-4c0e-9a0c-2d8f0d3a7f11"
            space = "Default"
        }
    }

    buildType(Build)
    buildType(Production)
    buildType(Cleanup)
}

object Build : BuildType({
    name = "Build and deploy to Test"

    vcs {
        root(DslContext.settingsRoot)
    }

    steps {
        script {
            name = "Build"
            scriptContent = "./build.sh"
        }
        slipwayPack {
            name = "Pack"
            packageId = "Acme.Web"
            version = "%build.number%"
            basePath = "build/site"
            outputDirectory = "out"
            publishArtifacts = true
        }
        slipwayPush {
            name = "Push"
            connection = "SLIPWAY"
            packagePaths = "%slipway.package.path%"
        }
        slipwayBuildInformation {
            name = "Tell where it came from"
            connection = "SLIPWAY"
            packageIds = "Acme.Web"
            version = "%slipway.package.version%"
        }
        slipwayCreateRelease {
            name = "Create the release and deploy it to Test"
            connection = "SLIPWAY"
            project = "Web"
            version = "%build.number%"
            defaultPackageVersion = "%slipway.package.version%"
            releaseNotesFromChanges = true
            linkToBuild = true
            deployTo = "Test"
            timeout = "45m"
            cancelOnTimeout = true
        }
    }

    triggers {
        vcs { }
    }
})

object Production : BuildType({
    name = "Deploy to Production"
    type = BuildTypeSettings.Type.DEPLOYMENT

    steps {
        slipwayDeployRelease {
            name = "Start in the first region"
            connection = "SLIPWAY"
            project = "Web"
            version = Build.depParamRefs["slipway.release.version"].toString()
            environments = "Production EU"
            variables = "Announce=true"
            wait = false
        }
        slipwayAwait {
            name = "Wait for it"
            connection = "SLIPWAY"
            tasks = "%slipway.task.ids%"
            timeout = "2h"
        }
        slipwayPromote {
            name = "Take it to the other regions"
            connection = "SLIPWAY"
            project = "Web"
            from = "Production EU"
            to = "Production US, Production AP"
        }
    }

    dependencies {
        snapshot(Build) { }
    }
})

object Cleanup : BuildType({
    name = "Clean up"

    steps {
        slipwayRunRunbook {
            name = "Remove old uploads"
            connection = "SLIPWAY"
            project = "Web"
            runbook = "Remove old uploads"
            environments = "Test, Production EU"
            failOn = "all"
        }
    }
})
