package dev.slipway.bamboo.specs;

/** What all tasks have that talk to a Slipway server. */
public abstract class ServerTask<T extends ServerTask<T>> extends SlipwayTask<T> {
    ServerTask(String module) {
        super(module);
    }

    /** Name of the server as an administrator of Bamboo has set it up. Not given: the first one. */
    public T server(String server) {
        return set("server", server);
    }

    /** Name, slug or id of the space, if it is another one than the connection's. */
    public T space(String space) {
        return set("space", space);
    }
}
