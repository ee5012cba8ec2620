package hudson.console;

import java.io.IOException;
import java.io.OutputStream;

public abstract class LineTransformationOutputStream extends OutputStream {
    protected abstract void eol(byte[] bytes, int length) throws IOException;

    @Override
    public void write(int b) throws IOException {
        throw new UnsupportedOperationException("stub");
    }

    public abstract static class Delegating extends LineTransformationOutputStream {
        protected final OutputStream out;

        protected Delegating(OutputStream out) {
            throw new UnsupportedOperationException("stub");
        }

        @Override
        public void flush() throws IOException {
            throw new UnsupportedOperationException("stub");
        }

        @Override
        public void close() throws IOException {
            throw new UnsupportedOperationException("stub");
        }
    }
}
