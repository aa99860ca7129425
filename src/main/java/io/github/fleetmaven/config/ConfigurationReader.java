package io.github.fleetmaven.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a pom declares and finds everything that is wrong with it at once. Immutable, for use
 * by several threads.
 */
public final class ConfigurationReader {

  private static final Shape.Bean SHAPE = Shapes.bean(FleetConfig.class);

  private final Map<String, Set<Handler>> handlersByKind;
  private final boolean strictSecrets;

  /**
   * Creates a reader.
   *
   * @param handlersByKind which handlers, of one or another operating system, a typed element
   *     stands for, by its name as {@code customScript}; used to find two extensions on one handler
   * @param strictSecrets whether secrets in the clear are errors
   */
  public ConfigurationReader(Map<String, Set<Handler>> handlersByKind, boolean strictSecrets) {
    this.handlersByKind = Map.copyOf(handlersByKind);
    this.strictSecrets = strictSecrets;
  }

  /** Creates a reader that warns of secrets in the clear. */
  public ConfigurationReader(Map<String, Set<Handler>> handlersByKind) {
    this(handlersByKind, false);
  }

  /** Creates a reader that doesn't know which handlers the typed elements stand for. */
  public ConfigurationReader() {
    this(Map.of());
  }

  /** Reads a configuration. Never fails: what is wrong with it is in the result. */
  public Result read(RawConfiguration raw) {
    Problems problems = new Problems();
    PlainSecretRules plainSecrets = new PlainSecretRules(problems, strictSecrets);
    SecretRules secrets = new SecretRules(problems, plainSecrets);
    XmlToJson xmlToJson = new XmlToJson(problems, expressions(raw, problems), secrets);
    FleetConfig config = Binding.bind(tree(raw, problems, secrets, xmlToJson));
    AzureSettings azure = new AzureMapper(problems).map(config.azure());
    AlibabaSettings alibaba = new AlibabaMapper(problems).map(config.alibaba());
    ProjectFiles files = new ProjectFiles(raw, problems);
    SettingsMapper settings = new SettingsMapper(problems, files, xmlToJson, plainSecrets);
    TargetMapper targets =
        new TargetMapper(
            problems,
            config,
            azure,
            new ExtensionMapper(problems, files, settings),
            new ExtensionRules(problems, handlersByKind),
            new EcsGroupMapper(problems, config, alibaba, files));
    List<DesiredTarget> declared = targets.map(config);
    Optional<ContentPlace> content = new ContentMapper(problems, azure).map(config.content());
    return new Result(
        problems.hasErrors() ? Optional.empty() : Optional.of(new DesiredFleet(declared, content)),
        azure,
        alibaba,
        problems.all());
  }

  private static Expressions expressions(RawConfiguration raw, Problems problems) {
    return new Expressions(raw.declaredProperties(), problems);
  }

  private static ObjectNode tree(
      RawConfiguration raw, Problems problems, SecretRules secrets, XmlToJson xmlToJson) {
    Set<String> others = new TreeSet<>(raw.parameterNames());
    others.removeAll(SHAPE.properties().keySet());
    LeafReader leaves = new LeafReader(problems, expressions(raw, problems), secrets);
    return new TreeBuilder(problems, new KnownElements(SHAPE), leaves, xmlToJson)
        .root(raw.root(), SHAPE, others);
  }

  /**
   * What a pom declares.
   *
   * @param fleet the targets; empty when there is an error among the diagnostics
   * @param azure what the pom says of Azure as a whole, as far as it could be read
   * @param alibaba what the pom says of Alibaba Cloud as a whole, as far as it could be read
   * @param diagnostics every problem, file by file, from top to bottom
   */
  public record Result(
      Optional<DesiredFleet> fleet,
      AzureSettings azure,
      AlibabaSettings alibaba,
      List<Diagnostic> diagnostics) {
    public Result {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
