package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
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

  /**
   * The machine downloads the files.
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
      implements Delivery {
    public Downloaded {
      otherUris = List.copyOf(otherUris);
    }

    /** Tells whether the addresses carry signatures, so that all of them are protected. */
    public boolean isSigned() {
      return place.access() instanceof ContentAccess.Sas;
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
      return nonEmpty(secret);
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
