package dev.slipway.server.task;

import dev.slipway.api.ServerTask;
import dev.slipway.server.http.Links;
import java.util.Map;

final class TaskLinks {
    private TaskLinks() {}

    static Map<String, String> of(ServerTask task) {
        String base = task.spaceId() == null ? "/api" : "/api/" + task.spaceId();
        String web = task.spaceId() == null ? "/app#/tasks/" : "/app#/" + task.spaceId() + "/tasks/";
        return Links.self("/api/tasks/" + task.id())
                .to("Web", web + task.id())
                .below("Details", "/details{?verbose,tail}")
                .below("Raw", "/raw")
                .below("Cancel", "/cancel")
                .below("Prioritize", "/prioritize")
                .to("Rerun", "/api/tasks/rerun/" + task.id())
                .below("QueuedBehind", "/queued-behind{?skip,take}")
                .to("Interruptions", base + "/interruptions{?skip,take,regarding,pendingOnly,ids}")
                .to("Artifacts", base + "/artifacts{?skip,take,regarding,ids,partialName,order}")
                .map();
    }
}
