package dev.slipway.jenkins.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Prints, for each step of the plugin for Octopus Deploy in jobs' {@code config.xml} files, the step of a pipeline that does
 * the same with Slipway. Changes nothing.
 */
public final class OctopusJobs {
    private OctopusJobs() {}

    /** Ends with 0, with 1 when a file could not be read, and with 2 when no file was named. */
    public static void main(String[] files) {
        System.exit(run(files, System.out, System.err));
    }

    static int run(String[] files, PrintStream out, PrintStream err) {
        if (files.length == 0) {
            err.println("Name the config.xml files of the jobs: .../jobs/NAME/config.xml");
            return 2;
        }
        int exit = 0;
        for (String file : files) {
            try (InputStream config = Files.newInputStream(Path.of(file))) {
                out.println("// " + file);
                read(config).forEach(step -> out.println(step.script()));
            } catch (IOException e) {
                err.println(file + " cannot be read: " + e.getMessage());
                exit = 1;
            }
        }
        return exit;
    }

    /** The steps in the order of the file; those of other plugins are passed over. */
    static List<MigratedStep> read(InputStream config) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document job = factory.newDocumentBuilder().parse(config);
            return OctopusStep.elements(job.getElementsByTagName("*")).stream()
                    .map(element -> new OctopusStep(element).migrated())
                    .flatMap(Optional::stream)
                    .toList();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("it is no job: " + e.getMessage(), e);
        }
    }
}
