package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.content.ContentFile;
import io.github.fleetmaven.content.InlineScript;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.StagedContent;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.ExtensionStep;
import io.github.fleetmaven.secret.Secrets;
import java.util.List;
import java.util.Optional;

/** Renders extensions with the secrets and the staged files of a run. Safe for several threads. */
public final class SecretRenderer implements ExtensionRenderer {

  private final Secrets secrets;
  private final StagedContent content;
  private final PackagedFleet fleet;

  /**
   * Makes a renderer.
   *
   * @param content the staged files
   * @param fleet with the digests that the plan was made with
   */
  public SecretRenderer(Secrets secrets, StagedContent content, PackagedFleet fleet) {
    this.secrets = secrets;
    this.content = content;
    this.fleet = fleet;
  }

  @Override
  public ExtensionWrite render(ExtensionKey asked, ExtensionStep step) {
    ExtensionKey key = declared(asked);
    Optional<Value.Obj> revealed =
        step.protectedSettings().map(s -> secrets.reveal(where(key), s).reveal());
    Optional<Value.Obj> whole =
        step.inlineScript()
            .map(s -> revealed.orElse(Value.Obj.EMPTY).with("script", script(key, s)))
            .or(() -> revealed);
    whole.ifPresent(secrets::hideMade);
    return new ExtensionWrite(step.name(), step.properties(), whole.map(Sensitive::new));
  }

  private Value script(ExtensionKey key, DesiredExtension.Script script) {
    List<ContentFile> files = content.files(key, fleet.content(key));
    Optional<String> command = script.command().map(c -> secrets.reveal(where(key), c).reveal());
    return Value.of(InlineScript.render(where(key), command, files));
  }

  /** A cloud may write the name in another case than the pom, by which the files are staged. */
  private ExtensionKey declared(ExtensionKey key) {
    return fleet.content().keySet().stream()
        .filter(k -> k.target().equals(key.target()))
        .filter(k -> k.extension().equalsIgnoreCase(key.extension()))
        .findFirst()
        .orElse(key);
  }

  private static String where(ExtensionKey key) {
    return key.target() + "/extensions/" + key.extension();
  }
}
