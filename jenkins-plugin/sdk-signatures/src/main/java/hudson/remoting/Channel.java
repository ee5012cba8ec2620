package hudson.remoting;

public class Channel implements VirtualChannel {
    protected Channel() {
        throw new UnsupportedOperationException("stub");
    }

    public static Channel current() {
        throw new UnsupportedOperationException("stub");
    }
}
