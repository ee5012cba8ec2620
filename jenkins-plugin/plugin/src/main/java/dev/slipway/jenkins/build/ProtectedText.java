package dev.slipway.jenkins.build;

import hudson.remoting.Channel;
import hudson.util.Secret;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * A secret in a running pipeline. Where Jenkins stores the pipeline it is encrypted; on its way to an agent, which could not
 * decrypt it, it is not.
 */
public final class ProtectedText implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient String plain;

    public ProtectedText(String plain) {
        this.plain = plain;
    }

    public String plain() {
        return plain;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        boolean isTravelling = Channel.current() != null;
        out.writeBoolean(isTravelling);
        out.writeUTF(isTravelling ? plain : Secret.fromString(plain).getEncryptedValue());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        boolean isPlain = in.readBoolean();
        String text = in.readUTF();
        plain = isPlain ? text : Secret.decrypt(text).getPlainText();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return JenkinsLog.STARS;
    }
}
