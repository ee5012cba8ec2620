package hudson.remoting;

public class Channel implements VirtualChannel {
    private Channel() {
        throw new UnsupportedOperationException("stub");
    }

    public static Channel current() {
        throw new UnsupportedOperationException("stub");
    }
}
