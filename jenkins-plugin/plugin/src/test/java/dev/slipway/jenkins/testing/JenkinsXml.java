package dev.slipway.jenkins.testing;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.mapper.Mapper;
import com.thoughtworks.xstream.security.AnyTypePermission;
import java.util.concurrent.CopyOnWriteArrayList;

/** Objects as Jenkins stores them in its XML files, by the same library and with the one converter of its own that matters. */
public final class JenkinsXml {
    private final XStream xstream = new XStream();

    public JenkinsXml() {
        xstream.addPermission(AnyTypePermission.ANY);
        xstream.registerConverter(new ListsForManyThreads(xstream.getMapper()), XStream.PRIORITY_NORMAL + 1);
    }

    /** Under the name that the element of such an object has in Jenkins. */
    public JenkinsXml calling(Class<?> type, String element) {
        xstream.alias(element, type);
        return this;
    }

    public String write(Object value) {
        return xstream.toXML(value) + "\n";
    }

    /** Without the mark that tells which plugin a class is of: Jenkins writes and reads it, and it is nothing to the object. */
    public static String unmarked(String xml) {
        return xml.replaceAll(" plugin=\"[^\"]*\"", "");
    }

    public <T> T read(String xml, Class<T> type) {
        return type.cast(xstream.fromXML(xml));
    }

    /** As a global configuration reads itself when it is made. */
    public void readInto(Object value, String xml) {
        xstream.fromXML(xml, value);
    }

    /** XStream itself would ask the list for its private methods, which the JDK does not allow. */
    private static final class ListsForManyThreads extends CollectionConverter {
        ListsForManyThreads(Mapper mapper) {
            super(mapper, CopyOnWriteArrayList.class);
        }
    }
}
