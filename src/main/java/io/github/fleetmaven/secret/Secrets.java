package io.github.fleetmaven.secret;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.SecretReference;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.model.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts secrets in the place of their references, at the last moment before a value is sent. A
 * reference is read once a run, so that what was planned with is what is sent, and every secret is
 * remembered by the masker before anyone else sees it. For several threads.
 */
public final class Secrets {

  /** A gzip in Base64, and what PowerShell takes in Base64. */
  private static final Pattern PACKED =
      Pattern.compile("(?:(?<![A-Za-z0-9+/])H4sI|(?<=-EncodedCommand ))[A-Za-z0-9+/]{64,}={0,2}");

  private static final String HEADLINE = "Not every secret could be read:";

  private final Map<SecretReference.Store, SecretStore> stores;
  private final Masker masker;
  private final Map<SecretReference, String> known = new ConcurrentHashMap<>();

  /**
   * Makes the secrets of a run.
   *
   * @param stores where to read, one for each kind of store
   * @param masker told of every secret
   */
  public Secrets(Map<SecretReference.Store, SecretStore> stores, Masker masker) {
    this.stores = Map.copyOf(stores);
    this.masker = masker;
  }

  /**
   * Makes the secrets of a run, with the usual stores.
   *
   * @param environment the value of an environment variable, or null
   * @param servers the decrypted credentials of a server in settings.xml by its id
   * @param baseDirectory what paths of secret files are relative to
   * @param masker told of every secret
   */
  public static Secrets of(
      Function<String, @Nullable String> environment,
      Function<String, Optional<ServerCredentials>> servers,
      Path baseDirectory,
      Masker masker) {
    return new Secrets(
        Map.of(
            SecretReference.Store.ENV, new EnvironmentStore(environment),
            SecretReference.Store.SERVER, new ServerStore(servers),
            SecretReference.Store.FILE, new FileStore(baseDirectory)),
        masker);
  }

  /**
   * Replaces the references in a text.
   *
   * @throws FleetException when one of them can't be read; it tells all of them
   */
  public Sensitive<String> reveal(String text) {
    return reveal("", text);
  }

  /**
   * Replaces the references in a text.
   *
   * @param where the place of the text, for the user
   * @throws FleetException when one of them can't be read; it tells all of them
   */
  public Sensitive<String> reveal(String where, String text) {
    Revelation revelation = new Revelation(this::read);
    String revealed = revelation.reveal(where, text);
    return new Sensitive<>(orFail(revelation, revealed));
  }

  /**
   * Replaces the references in the texts of an object; keys stay as they are.
   *
   * @throws FleetException when one of them can't be read; it tells all of them
   */
  public Sensitive<Value.Obj> reveal(Value.Obj settings) {
    return reveal("", settings);
  }

  /**
   * Replaces the references in the texts of an object; keys stay as they are.
   *
   * @param where the place of the object, for the user
   * @throws FleetException when one of them can't be read; it tells all of them
   */
  public Sensitive<Value.Obj> reveal(String where, Value.Obj settings) {
    Revelation revelation = new Revelation(this::read);
    Value.Obj revealed = revelation.reveal(where, settings);
    return new Sensitive<>(orFail(revelation, revealed));
  }

  /**
   * Reads every secret that a fleet names, so that a missing one stops the run before anything is
   * sent. The masker is also told of shared access signatures, and of what stands in protected
   * settings in the clear and looks like a secret.
   *
   * @throws FleetException when some can't be read; it tells each of them once, with its first
   *     place
   */
  public void checkAll(DesiredFleet fleet) {
    PlainSecrets.in(fleet).forEach(masker::remember);
    FleetTexts texts = new FleetTexts(fleet);
    texts.visit((where, text) -> masker.rememberSignatures(text));
    Revelation revelation = new Revelation(this::read);
    texts.visit(revelation::reveal);
    orFail(revelation, fleet);
  }

  /**
   * Keeps from being shown what was made of secrets on the way to the cloud: addresses that were
   * signed, and a command that was compressed or encoded as a whole, in which not every secret
   * could be recognised.
   *
   * @param sent protected settings as they are sent
   */
  public void hideMade(Value.Obj sent) {
    Texts.of(sent)
        .forEach(
            text -> {
              masker.rememberSignatures(text);
              PACKED.matcher(text).results().forEach(m -> masker.rememberPacked(m.group()));
            });
  }

  private static <T> T orFail(Revelation revelation, T result) {
    List<Diagnostic> problems = revelation.problems();
    if (!problems.isEmpty()) {
      throw new FleetException(HEADLINE, problems);
    }
    return result;
  }

  private Reading read(SecretReference reference) {
    String remembered = known.get(reference);
    if (remembered != null) {
      return new Reading.Found(remembered);
    }
    SecretStore store = stores.get(reference.store());
    if (store == null) {
      return new Reading.Missing(reference + " can't be read here", "use another store");
    }
    return read(store, reference);
  }

  private Reading read(SecretStore store, SecretReference reference) {
    String path = reference.path();
    try {
      Optional<String> value = store.read(path);
      if (value.isEmpty()) {
        return new Reading.Missing(reference + ": " + store.missing(path), store.remedy(path));
      }
      if (value.get().isEmpty()) {
        return new Reading.Missing(reference + " is empty", store.remedy(path));
      }
      masker.remember(value.get());
      String first = known.putIfAbsent(reference, value.get());
      return new Reading.Found(first == null ? value.get() : first);
    } catch (UnreadableSecretException e) {
      return new Reading.Missing(reference + ": " + e.reason(), store.remedy(path));
    }
  }
}
