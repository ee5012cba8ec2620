package dev.slipway.bamboo.form;

import freemarker.core.Environment;
import freemarker.template.Configuration;
import freemarker.template.SimpleHash;
import freemarker.template.Template;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the templates with the real FreeMarker and with macros that stand in for Bamboo's: they keep how they were called. */
public final class StubMacros {
    /** One use of a macro, such as {@code ww.textfield}. */
    record Call(String macro, Map<String, Object> parameters) {
        String text(String parameter) {
            return String.valueOf(parameters.get(parameter));
        }
    }

    final List<Call> calls = new ArrayList<>();

    private final Configuration freemarker = new Configuration(Configuration.VERSION_2_3_33);

    public StubMacros() {
        freemarker.setClassForTemplateLoading(StubMacros.class, "/templates");
        // As in Bamboo: the first tag of a template decides, and a value that is missing is an error.
        freemarker.setTagSyntax(Configuration.AUTO_DETECT_TAG_SYNTAX);
        freemarker.setLogTemplateExceptions(false);
    }

    public String render(String template, Map<String, ?> model) throws IOException, TemplateException {
        var root = new SimpleHash(freemarker.getObjectWrapper());
        root.putAll(model);
        root.put("ww", new Macros("ww"));
        root.put("ui", new Macros("ui"));
        var page = new StringWriter();
        Template parsed = freemarker.getTemplate(template);
        parsed.process(root, page);
        return page.toString();
    }

    List<Call> of(String macro) {
        return calls.stream().filter(call -> call.macro().equals(macro)).toList();
    }

    private final class Macros implements TemplateHashModel {
        private final String namespace;

        Macros(String namespace) {
            this.namespace = namespace;
        }

        @Override
        public TemplateModel get(String name) {
            return new Macro(namespace + "." + name);
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    private final class Macro implements TemplateDirectiveModel {
        private final String name;

        Macro(String name) {
            this.name = name;
        }

        @Override
        @SuppressWarnings("rawtypes") // FreeMarker's own signature
        public void execute(
                Environment environment,
                Map parameters,
                TemplateModel[] variables,
                @Nullable TemplateDirectiveBody body)
                throws TemplateException, IOException {
            var given = new LinkedHashMap<String, Object>();
            for (Object parameter : parameters.entrySet()) {
                var entry = (Map.Entry<?, ?>) parameter;
                given.put(String.valueOf(entry.getKey()), unwrapped((TemplateModel) entry.getValue()));
            }
            calls.add(new Call(name, given));
            if (name.equals("ww.text")) {
                environment.getOut().write("{" + given.get("name") + "}");
            } else if (name.equals("ww.url")) {
                environment.getOut().write(given.get("namespace") + "/" + given.get("action") + ".action");
            }
            if (body != null) {
                body.render(environment.getOut());
            }
        }
    }

    private static Object unwrapped(TemplateModel model) throws TemplateModelException {
        return DeepUnwrap.unwrap(model);
    }
}
