package dev.slipway.client;

import dev.slipway.api.Account;
import dev.slipway.api.Certificate;
import dev.slipway.api.Channel;
import dev.slipway.api.Dashboard;
import dev.slipway.api.LibraryVariableSet;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.MachinePolicy;
import dev.slipway.api.ProjectGroup;
import dev.slipway.api.Proxy;
import dev.slipway.api.TagSet;
import dev.slipway.api.Worker;
import dev.slipway.api.WorkerPool;
import java.util.function.Function;

/** A view of one space of a server. Immutable and cheap: two builds that use two views never meet. */
public final class SpaceClient {
    private final Api api;
    private final String id;
    private final ApiPath path;

    SpaceClient(Api api, String id) {
        this.api = api;
        this.id = id;
        this.path = ApiPath.api().slash(id);
    }

    public String id() {
        return id;
    }

    public Environments environments() {
        return new Environments(api, path);
    }

    public Projects projects() {
        return new Projects(api, path);
    }

    public Resources<ProjectGroup> projectGroups() {
        return resources("projectgroups", ProjectGroup.class, ProjectGroup::id, ProjectGroup::name);
    }

    public Resources<Lifecycle> lifecycles() {
        return resources("lifecycles", Lifecycle.class, Lifecycle::id, Lifecycle::name);
    }

    public Resources<Channel> channels() {
        return resources("channels", Channel.class, Channel::id, Channel::name);
    }

    public Processes processes() {
        return new Processes(api, path);
    }

    public Variables variables() {
        return new Variables(api, path);
    }

    public Resources<LibraryVariableSet> libraryVariableSets() {
        return resources(
                "libraryvariablesets", LibraryVariableSet.class, LibraryVariableSet::id, LibraryVariableSet::name);
    }

    public Tenants tenants() {
        return new Tenants(api, path);
    }

    public Resources<TagSet> tagSets() {
        return resources("tagsets", TagSet.class, TagSet::id, TagSet::name);
    }

    public Machines machines() {
        return new Machines(api, path);
    }

    public Resources<Worker> workers() {
        return resources("workers", Worker.class, Worker::id, Worker::name);
    }

    public Resources<WorkerPool> workerPools() {
        return resources("workerpools", WorkerPool.class, WorkerPool::id, WorkerPool::name);
    }

    public Resources<MachinePolicy> machinePolicies() {
        return resources("machinepolicies", MachinePolicy.class, MachinePolicy::id, MachinePolicy::name);
    }

    public Resources<Proxy> proxies() {
        return resources("proxies", Proxy.class, Proxy::id, Proxy::name);
    }

    public Resources<Account> accounts() {
        return resources("accounts", Account.class, Account::id, Account::name);
    }

    public Resources<Certificate> certificates() {
        return resources("certificates", Certificate.class, Certificate::id, Certificate::name);
    }

    public Feeds feeds() {
        return new Feeds(api, path);
    }

    public Packages packages() {
        return new Packages(api, path);
    }

    public BuildInformationStore buildInformation() {
        return new BuildInformationStore(api, path);
    }

    public Releases releases() {
        return new Releases(api, path);
    }

    public Deployments deployments() {
        return new Deployments(api, path);
    }

    public Runbooks runbooks() {
        return new Runbooks(api, path);
    }

    public RunbookSnapshots runbookSnapshots() {
        return new RunbookSnapshots(api, path);
    }

    public RunbookRuns runbookRuns() {
        return new RunbookRuns(api, path);
    }

    public Tasks tasks() {
        return new Tasks(api, path);
    }

    public Interruptions interruptions() {
        return new Interruptions(api, path);
    }

    public Artifacts artifacts() {
        return new Artifacts(api, path);
    }

    public Dashboard dashboard() {
        return api.get(path.slash("dashboard"), Dashboard.class);
    }

    private <T> Resources<T> resources(
            String collection, Class<T> type, Function<T, String> idOf, Function<T, String> nameOf) {
        return new Resources<>(api, path.slash(collection), type, idOf, nameOf);
    }
}
