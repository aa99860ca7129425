package io.github.fleetmaven.config;

import io.github.fleetmaven.config.ContentConfig.Access;
import io.github.fleetmaven.config.ContentConfig.AzureStorageConfig;
import io.github.fleetmaven.config.ContentConfig.ManagedIdentityConfig;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.SecretReference;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Maps a container of an Azure Storage account. */
final class StorageMapper {

  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");
  private static final Pattern CONTAINER =
      Pattern.compile("[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,62}");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*");
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The longest that Azure signs for without the account's key. */
  private static final Duration LONGEST_DELEGATED = Duration.ofDays(7);

  /** By its own clock, which may differ from the build's. */
  private static final Duration SKEW = Duration.ofHours(1);

  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration BY_KEY = Duration.ofDays(365);

  private final Problems problems;
  private final AzureSettings.Environment environment;

  StorageMapper(Problems problems, AzureSettings.Environment environment) {
    this.problems = problems;
    this.environment = environment;
  }

  ContentPlace map(AzureStorageConfig storage) {
    Place place = storage.place();
    String account = storage.account().orElse("");
    String container = storage.container().orElse("");
    String prefix = storage.prefix().orElse("").replaceAll("^/+|/+$", "");
    check(account, ACCOUNT, place.child("account"), "a name has 3 to 24 small letters and digits");
    check(
        container,
        CONTAINER,
        place.child("container"),
        "a name has 3 to 63 small letters, digits and single hyphens");
    check(
        prefix,
        PREFIX,
        place.child("prefix"),
        "write letters, digits, dots, hyphens and underscores, with slashes between folders");
    storage
        .endpoint()
        .ifPresent(e -> ContentMapper.checkAddress(e, place.child("endpoint"), problems));
    checkKey(storage);
    return new ContentPlace.AzureStorage(
        place.location(),
        account,
        storage.endpoint().map(ContentMapper::withoutSlash).orElseGet(() -> endpoint(account)),
        container,
        prefix,
        storage.accountKey(),
        access(storage));
  }

  private void check(String text, Pattern form, Place place, String remedy) {
    if (!text.isEmpty() && !form.matcher(text).matches()) {
      problems.error(place, "`" + text + "` is not one that Azure takes", remedy);
    }
  }

  private String endpoint(String account) {
    String suffix =
        switch (environment) {
          case AZURE -> "core.windows.net";
          case AZURE_CHINA -> "core.chinacloudapi.cn";
          case AZURE_US_GOVERNMENT -> "core.usgovcloudapi.net";
        };
    return "https://" + account + ".blob." + suffix;
  }

  private void checkKey(AzureStorageConfig storage) {
    Place place = storage.place();
    boolean named = storage.accountKey().flatMap(SecretReference::parse).isPresent();
    if (storage.accountKey().isPresent() && !named) {
      problems.error(
          place.child("accountKey"),
          "the key stands in the pom",
          "name it: secret://env/NAME, secret://server/ID or secret://file/PATH; and renew the key,"
              + " for it was written down");
    }
    if (storage.access().equals(Optional.of(Access.ACCOUNT_KEY)) && !place.has("accountKey")) {
      problems.error(
          place.child("access"), "`accountKey` needs an <accountKey>", "add <accountKey>");
    }
  }

  private ContentAccess access(AzureStorageConfig storage) {
    Place place = storage.place();
    Access access = storage.access().orElse(Access.MANAGED_IDENTITY);
    refuseBeside(access, Access.MANAGED_IDENTITY, "managedIdentity", place);
    refuseBeside(access, Access.SAS, "sasValidity", place);
    return switch (access) {
      case MANAGED_IDENTITY -> identity(storage.managedIdentity());
      case SAS -> new ContentAccess.Sas(validity(storage));
      case ACCOUNT_KEY -> new ContentAccess.AccountKey();
    };
  }

  private void refuseBeside(Access access, Access needed, String element, Place place) {
    if (access != needed && place.has(element)) {
      problems.error(
          place.child(element),
          "the machines read by `" + access.pomName() + "`, so it has no effect",
          "leave it out, or write <access>" + needed.pomName() + "</access>");
    }
  }

  private ContentAccess identity(Optional<ManagedIdentityConfig> declared) {
    Optional<String> clientId = declared.flatMap(ManagedIdentityConfig::clientId);
    Optional<String> objectId = declared.flatMap(ManagedIdentityConfig::objectId);
    declared.ifPresent(
        identity -> {
          Place place = identity.place();
          clientId.ifPresent(id -> check(id, GUID, place.child("clientId"), "write a GUID"));
          objectId.ifPresent(id -> check(id, GUID, place.child("objectId"), "write a GUID"));
          if (clientId.isPresent() == objectId.isPresent()) {
            problems.error(
                place,
                "an identity is named by one of <clientId> and <objectId>",
                "write one of them; leave out <managedIdentity> for the system-assigned one");
          }
        });
    return new ContentAccess.ManagedIdentity(clientId, objectId);
  }

  private Duration validity(AzureStorageConfig storage) {
    boolean byKey = storage.accountKey().isPresent();
    Duration validity =
        storage.sasValidity().orElse(byKey ? BY_KEY : LONGEST_DELEGATED.minus(SKEW));
    if (!byKey && validity.compareTo(LONGEST_DELEGATED) > 0) {
      problems.error(
          storage.place().child("sasValidity"),
          "without the account's key Azure signs for seven days at most",
          "write P7D or less, or let the machines read by their managed identity, which never ends");
    }
    if (validity.compareTo(SHORTEST) < 0) {
      problems.error(
          storage.place().child("sasValidity"),
          "a rollout takes longer than that",
          "write PT1H or more");
    }
    return byKey || validity.compareTo(LONGEST_DELEGATED.minus(SKEW)) < 0
        ? validity
        : LONGEST_DELEGATED.minus(SKEW);
  }
}
