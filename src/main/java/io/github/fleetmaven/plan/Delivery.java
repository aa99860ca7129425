package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the files of an extension get to the machine. What it takes of secrets and signatures is
 * added to the protected half when that is sent, and never stands in a plan.
 */
public sealed interface Delivery {

  /** Returns the command that is sent together with the files, hidden from whoever looks. */
  Optional<String> hiddenCommand();

  /** Returns the keys that are added to the protected half when it is sent. */
  Set<String> addedKeys();

  /** Returns what of the protected half is told by its slow salted digest; empty for nothing. */
  Optional<Value.Obj> guarded(Value.Obj half);

  /**
   * Files and command travel inside the extension.
   *
   * @param command what runs beside the files; may hold references to secrets
   */
  record Inline(String command) implements Delivery {

    @Override
    public Optional<String> hiddenCommand() {
      return Optional.of(command);
    }

    @Override
    public Set<String> addedKeys() {
      return Set.of(ScriptSettings.SCRIPT);
    }

    @Override
    public Optional<Value.Obj> guarded(Value.Obj half) {
      return nonEmpty(withSecret(half, hiddenCommand()));
    }
  }

  /** The machine downloads the files from the place for content. */
  sealed interface FromPlace extends Delivery {

    /** The name of the key that signs, among what is guarded. */
    String SIGNER = "accountKey";

    /** Returns where they are kept. */
    ContentPlace place();

    /** Returns how the handler reads them there. */
    ContentAccess access();

    /** Returns the operating system of the machine. */
    OsType os();

    /** Returns the files. */
    ContentDigest content();

    /** Returns whether their digests are checked before they are used. */
    boolean verified();

    /** Tells whether the addresses carry signatures. */
    default boolean isSigned() {
      return access() instanceof ContentAccess.Sas;
    }

    /**
     * Returns a protected half with the key that signs: with another one no old signature holds.
     */
    default Value.Obj withSigner(Value.Obj half) {
      return isSigned() && place() instanceof ContentPlace.AzureStorage storage
          ? storage.accountKey().map(key -> half.with(SIGNER, Value.of(key))).orElse(half)
          : half;
    }
  }

  /**
   * A handler of commands downloads the files.
   *
   * @param place where they are kept
   * @param os the operating system of the machine
   * @param otherUris what it downloads beside them; may hold references to secrets
   * @param wrapped the command, when something has to be done with the files before it runs
   * @param verified whether their digests are checked before it runs
   */
  record Downloaded(
      ContentPlace place,
      OsType os,
      ContentDigest content,
      List<String> otherUris,
      Optional<String> wrapped,
      boolean verified)
      implements FromPlace {
    public Downloaded {
      otherUris = List.copyOf(otherUris);
    }

    @Override
    public ContentAccess access() {
      return place.access();
    }

    /** Returns where the handler looks for a command that is wrapped. */
    public String wrapperKey() {
      return os == OsType.LINUX ? ScriptSettings.SCRIPT : ScriptSettings.COMMAND;
    }

    @Override
    public Optional<String> hiddenCommand() {
      return wrapped;
    }

    @Override
    public Set<String> addedKeys() {
      Set<String> keys = new TreeSet<>();
      if (isSigned()) {
        keys.add(ScriptSettings.URIS);
      }
      if (wrapped.isPresent()) {
        keys.add(wrapperKey());
      }
      return keys;
    }

    /** How the files are read is told by the digest of the rest; an identity is no secret. */
    @Override
    public Optional<Value.Obj> guarded(Value.Obj half) {
      Value.Obj secret = withSecret(half, wrapped);
      if (place.access() instanceof ContentAccess.ManagedIdentity) {
        secret = secret.without(ScriptSettings.IDENTITY);
      }
      if (isSigned() && !otherUris.isEmpty()) {
        secret = secret.with(ScriptSettings.URIS, Value.ofTexts(otherUris));
      }
      return nonEmpty(withSigner(secret));
    }
  }

  /**
   * The DSC handler downloads the zip of a configuration, and its data. It knows no identity and no
   * key, so what not everyone may read it reads by a signature.
   */
  record Configuration(ContentPlace place, ContentDigest content) implements FromPlace {

    /** The longest that a user delegation key signs for, by clocks that may differ. */
    private static final Duration DELEGATED = Duration.ofDays(7).minusHours(1);

    private static final Duration BY_KEY = Duration.ofDays(365);

    @Override
    public ContentAccess access() {
      if (place.access() instanceof ContentAccess.ManagedIdentity) {
        return new ContentAccess.Sas(DELEGATED);
      }
      return place.access() instanceof ContentAccess.AccountKey
          ? new ContentAccess.Sas(BY_KEY)
          : place.access();
    }

    @Override
    public OsType os() {
      return OsType.WINDOWS;
    }

    @Override
    public boolean verified() {
      return false;
    }

    @Override
    public Optional<String> hiddenCommand() {
      return Optional.empty();
    }

    @Override
    public Set<String> addedKeys() {
      if (!isSigned()) {
        return Set.of();
      }
      return content.singles().isEmpty()
          ? Set.of(DscDownloaded.ZIP_TOKEN)
          : Set.of(DscDownloaded.ZIP_TOKEN, DscDownloaded.DATA_TOKEN);
    }

    @Override
    public Optional<Value.Obj> guarded(Value.Obj half) {
      return nonEmpty(withSigner(half));
    }
  }

  private static Value.Obj withSecret(Value.Obj half, Optional<String> command) {
    return command
        .filter(Confidential::isIn)
        .map(c -> half.with(ScriptSettings.COMMAND, Value.of(c)))
        .orElse(half);
  }

  private static Optional<Value.Obj> nonEmpty(Value.Obj half) {
    return Optional.of(half).filter(h -> !h.isEmpty());
  }
}
