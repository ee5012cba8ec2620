package hudson.util;

import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.HttpResponse;

/** Twin for tests of what is only a signature otherwise. */
public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    public static final class Option {
        public String name;
        public String value;

        public Option(String name, String value) {
            this.name = name;
            this.value = value;
        }
    }

    public void add(String displayName, String value) {
        add(new Option(displayName, value));
    }

    public ListBoxModel add(String nameAndValue) {
        add(nameAndValue, nameAndValue);
        return this;
    }

    public List<String> values() {
        return stream().map(option -> option.value).toList();
    }
}
