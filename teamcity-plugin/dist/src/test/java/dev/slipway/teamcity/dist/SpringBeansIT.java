package dev.slipway.teamcity.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.teamcity.Fake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.TeamCityExtension;
import jetbrains.buildServer.agent.AgentBuildRunner;
import jetbrains.buildServer.agent.artifacts.ArtifactsWatcher;
import jetbrains.buildServer.serverSide.BuildStartContextProcessor;
import jetbrains.buildServer.serverSide.ProjectManager;
import jetbrains.buildServer.serverSide.RunType;
import jetbrains.buildServer.serverSide.RunTypeRegistry;
import jetbrains.buildServer.serverSide.SBuildServer;
import jetbrains.buildServer.serverSide.oauth.OAuthConnectionsManager;
import jetbrains.buildServer.serverSide.oauth.OAuthProvider;
import jetbrains.buildServer.serverSide.parameters.BuildParametersProvider;
import jetbrains.buildServer.serverSide.parameters.types.PasswordsProvider;
import jetbrains.buildServer.web.openapi.PluginDescriptor;
import jetbrains.buildServer.web.openapi.ViewLogTab;
import jetbrains.buildServer.web.openapi.WebControllerManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.web.servlet.mvc.Controller;

/** Spring itself makes the beans of both halves, from the packaged files and classes. */
class SpringBeansIT {
    private final List<String> runTypes = new ArrayList<>();
    private final Map<String, Controller> controllers = new HashMap<>();

    private static GenericApplicationContext context(
            Map<String, byte[]> classPath, String beans, Map<String, Object> ofTeamCity) {
        var loader = new PluginClassLoader(classPath);
        var factory = new DefaultListableBeanFactory();
        ofTeamCity.forEach(factory::registerSingleton);
        var context = new GenericApplicationContext(factory);
        context.setClassLoader(loader);
        factory.setBeanClassLoader(loader);
        var reader = new XmlBeanDefinitionReader(context);
        reader.setBeanClassLoader(loader);
        reader.setValidationMode(XmlBeanDefinitionReader.VALIDATION_NONE);
        reader.setNamespaceAware(true);
        reader.loadBeanDefinitions(new ByteArrayResource(classPath.get(beans)));
        context.refresh();
        return context;
    }

    final class Registry {
        void registerRunType(RunType type) {
            runTypes.add(type.getType());
        }
    }

    final class Web {
        void registerController(String path, Controller controller) {
            controllers.put(path, controller);
        }
    }

    static final class Plugin {
        String getPluginResourcesPath(String path) {
            return "/plugins/slipway/" + path;
        }
    }

    @Test
    void theServerGetsItsBeans() throws IOException {
        var nothing = new Object();
        try (var context = context(
                PluginZip.read().serverClassPath(),
                "META-INF/build-server-plugin-slipway.xml",
                Map.of(
                        "registry", Fake.of(RunTypeRegistry.class, new Registry()),
                        "plugin", Fake.of(PluginDescriptor.class, new Plugin()),
                        "projects", Fake.of(ProjectManager.class, nothing),
                        "server", Fake.of(SBuildServer.class, nothing),
                        "web", Fake.of(WebControllerManager.class, new Web()),
                        "connections", new OAuthConnectionsManager(Map.of(), Map.of())))) {
            assertThat(runTypes).hasSize(8).contains("slipway.pack", "slipway.await");
            assertThat(controllers).containsOnlyKeys("/slipway/names.html", "/slipway/testConnection.html");
            assertThat(context.getBeansOfType(BuildStartContextProcessor.class)).hasSize(2);
            assertThat(context.getBeansOfType(BuildParametersProvider.class)).hasSize(1);
            assertThat(context.getBeansOfType(PasswordsProvider.class)).hasSize(1);
            assertThat(context.getBeansOfType(OAuthProvider.class)).hasSize(1);
            assertThat(context.getBeansOfType(ViewLogTab.class)).hasSize(1);
            assertThat(constructors(context))
                    .allSatisfy((bean, count) -> assertThat(count).as(bean).isOne());
        }
    }

    @Test
    void theAgentGetsARunnerForEachStep() throws IOException {
        try (var context = context(
                PluginZip.read().agentClassPath(),
                "META-INF/build-agent-plugin-slipway.xml",
                Map.of("artifacts", Fake.of(ArtifactsWatcher.class, new Object())))) {
            assertThat(context.getBeansOfType(AgentBuildRunner.class).values())
                    .extracting(runner -> runner.getRunnerInfo().getType())
                    .containsExactlyInAnyOrder(
                            "slipway.pack",
                            "slipway.push",
                            "slipway.buildinfo",
                            "slipway.create-release",
                            "slipway.deploy",
                            "slipway.promote",
                            "slipway.runbook",
                            "slipway.await");
            assertThat(context.getBeansOfType(TeamCityExtension.class)).hasSize(8);
            assertThat(constructors(context))
                    .allSatisfy((bean, count) -> assertThat(count).as(bean).isOne());
        }
    }

    /** With several, Spring would choose, and not the same in every version. */
    private static Map<String, Integer> constructors(GenericApplicationContext context) {
        Map<String, Integer> counts = new HashMap<>();
        for (String name : context.getBeanDefinitionNames()) {
            counts.put(name, context.getType(name).getConstructors().length);
        }
        return counts;
    }
}
