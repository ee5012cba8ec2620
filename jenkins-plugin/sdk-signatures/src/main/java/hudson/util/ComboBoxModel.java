package hudson.util;

import java.util.ArrayList;
import java.util.Collection;
import org.kohsuke.stapler.HttpResponse;

public class ComboBoxModel extends ArrayList<String> implements HttpResponse {
    public ComboBoxModel() {
        throw new UnsupportedOperationException("stub");
    }

    public ComboBoxModel(Collection<? extends String> items) {
        throw new UnsupportedOperationException("stub");
    }
}
