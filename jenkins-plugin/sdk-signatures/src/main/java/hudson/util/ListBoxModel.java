package hudson.util;

import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;

public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    public static final class Option {
        public String name;
        public String value;
        public boolean selected;

        public Option(String name, String value) {
            throw new UnsupportedOperationException("stub");
        }

        public Option(String name, String value, boolean selected) {
            throw new UnsupportedOperationException("stub");
        }
    }

    public ListBoxModel() {
        throw new UnsupportedOperationException("stub");
    }

    public void add(String displayName, String value) {
        throw new UnsupportedOperationException("stub");
    }

    public ListBoxModel add(String nameAndValue) {
        throw new UnsupportedOperationException("stub");
    }
}
