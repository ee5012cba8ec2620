package hudson;

import hudson.remoting.Channel;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import org.jenkinsci.remoting.RoleSensitive;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** A workspace on this machine; what is run in it travels there and back as to an agent. */
public final class FilePath implements SerializableOnlyOverRemoting {
    private final File directory;

    public FilePath(File local) {
        this.directory = local;
    }

    public FilePath(VirtualChannel channel, String remote) {
        this(new File(remote));
    }

    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File file, VirtualChannel channel) throws IOException, InterruptedException;
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return Channel.travelled(Channel.travelled(callable).invoke(directory, null));
    }

    public String getRemote() {
        return directory.getPath();
    }
}
