package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.content.ContentFile;
import io.github.fleetmaven.content.DownloadedFiles;
import io.github.fleetmaven.content.DownloadedScript;
import io.github.fleetmaven.content.InlineScript;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.StagedContent;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentNames;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Delivery;
import io.github.fleetmaven.plan.DscDownloaded;
import io.github.fleetmaven.plan.ExtensionStep;
import io.github.fleetmaven.plan.ForceUpdateTag;
import io.github.fleetmaven.secret.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renders extensions with the secrets, the staged files and the signatures of a run. Safe for
 * several threads.
 */
public final class SecretRenderer implements ExtensionRenderer {

  private final Secrets secrets;
  private final StagedContent content;
  private final PackagedFleet fleet;
  private final Optional<ContentStore> store;

  /**
   * Makes a renderer for files that travel inside their extensions.
   *
   * @param content the staged files
   * @param fleet with the digests that the plan was made with
   */
  public SecretRenderer(Secrets secrets, StagedContent content, PackagedFleet fleet) {
    this(secrets, content, fleet, Optional.empty());
  }

  /**
   * Makes a renderer.
   *
   * @param content the staged files
   * @param fleet with the digests that the plan was made with
   * @param store signs the addresses of files that are downloaded
   */
  public SecretRenderer(
      Secrets secrets, StagedContent content, PackagedFleet fleet, Optional<ContentStore> store) {
    this.secrets = secrets;
    this.content = content;
    this.fleet = fleet;
    this.store = store;
  }

  @Override
  public ExtensionWrite render(ExtensionKey asked, ExtensionStep step) {
    ExtensionKey key = fleet.declared(asked);
    Optional<Value.Obj> half =
        step.protectedSettings().map(s -> secrets.reveal(where(key), s).reveal());
    if (step.delivery().isPresent() && !step.delivery().get().addedKeys().isEmpty()) {
      Value.Obj base = half.orElse(Value.Obj.EMPTY);
      half = Optional.of(base.plus(added(key, step, step.delivery().get())));
    }
    half.ifPresent(secrets::hideMade);
    return new ExtensionWrite(step.name(), step.properties(), half.map(Sensitive::new));
  }

  private Value.Obj added(ExtensionKey key, ExtensionStep step, Delivery delivery) {
    if (delivery instanceof Delivery.Inline inline) {
      List<ContentFile> files = content.files(key, fleet.content(key));
      String script =
          InlineScript.render(where(key), Optional.of(reveal(key, inline.command())), files);
      return Value.Obj.EMPTY.with("script", Value.of(script));
    }
    return delivery instanceof Delivery.Configuration configuration
        ? tokens(step, configuration)
        : downloaded(key, step, (Delivery.Downloaded) delivery);
  }

  /** The handler appends each token to the address that it is for. */
  private Value.Obj tokens(ExtensionStep step, Delivery.Configuration configuration) {
    ContentPlace kept = configuration.place();
    Value.Obj tokens = Value.Obj.EMPTY;
    for (ContentDigest.Bundle zip : configuration.content().bundles()) {
      String name = ContentNames.of(kept, zip, configuration.os());
      tokens = tokens.with(DscDownloaded.ZIP_TOKEN, Value.of(token(step, name)));
    }
    for (ContentDigest.Part data : configuration.content().singles()) {
      String name = ContentNames.of(kept, data);
      tokens = tokens.with(DscDownloaded.DATA_TOKEN, Value.of(token(step, name)));
    }
    return tokens;
  }

  private String token(ExtensionStep step, String name) {
    String uri = signed(step, List.of(name)).get(0);
    return uri.substring(uri.indexOf('?'));
  }

  private Value.Obj downloaded(ExtensionKey key, ExtensionStep step, Delivery.Downloaded files) {
    Value.Obj added = Value.Obj.EMPTY;
    if (files.isSigned()) {
      List<String> uris =
          new ArrayList<>(
              signed(step, ContentNames.all(files.place(), files.content(), files.os())));
      files.otherUris().forEach(uri -> uris.add(reveal(key, uri)));
      added = added.with("fileUris", Value.ofTexts(uris));
    }
    if (files.wrapped().isEmpty()) {
      return added;
    }
    DownloadedFiles downloads =
        new DownloadedFiles(files.place(), files.content(), files.os(), files.verified());
    String command = reveal(key, files.wrapped().get());
    String rendered = DownloadedScript.render(where(key), downloads, command);
    return added.with(files.wrapperKey(), Value.of(rendered));
  }

  private List<String> signed(ExtensionStep step, List<String> names) {
    Instant end =
        step.properties()
            .text("forceUpdateTag")
            .flatMap(ForceUpdateTag::parse)
            .flatMap(tag -> tag.digest().expires())
            .orElseThrow(() -> new IllegalStateException("the plan doesn't say until when"));
    ContentStore place =
        store.orElseThrow(() -> new IllegalStateException("there is no place for content"));
    try {
      return names.stream().map(name -> place.signed(name, end).reveal()).toList();
    } catch (CloudException e) {
      throw new TargetFailedException(
          step.name() + ": its files can't be signed: " + e.error().text());
    }
  }

  private String reveal(ExtensionKey key, String text) {
    return secrets.reveal(where(key), text).reveal();
  }

  private static String where(ExtensionKey key) {
    return key.target() + "/extensions/" + key.extension();
  }
}
