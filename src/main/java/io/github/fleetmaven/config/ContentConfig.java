package io.github.fleetmaven.config;

import java.util.Optional;

/** Where content is kept that is too large, or not fit, to travel inside an extension. */
record ContentConfig(
    Place place,
    @Element("A container of an Azure Storage account.") Optional<AzureStorageConfig> azureStorage,
    @Element("A web server that takes files by PUT, such as a raw repository.")
        Optional<HttpConfig> http,
    @Element("A Maven repository.") Optional<MavenRepositoryConfig> mavenRepository) {

  /** A container of an Azure Storage account. */
  record AzureStorageConfig(
      Place place,
      @Element(value = "The account's name.", required = true) Optional<String> account,
      @Element(value = "The container, which must be there.", required = true)
          Optional<String> container,
      @Element(value = "What goes before each blob's name.", defaultsTo = "nothing")
          Optional<String> prefix,
      @Element(
              value = "The address of the account's blob service.",
              defaultsTo = "the account's own in the chosen Azure cloud")
          Optional<String> endpoint,
      @Element(
              value = "The account's key, named as a secret: `secret://env/NAME`.",
              defaultsTo = "the build writes with the sign-in of `azure`",
              secrets = true)
          Optional<String> accountKey,
      @Element(
              value =
                  "How the machines read it: `managedIdentity`, by an identity of theirs; `sas`, by"
                      + " a signature that ends; `accountKey`, by the key, which each of them then"
                      + " holds.",
              defaultsTo = "managedIdentity")
          Optional<Access> access,
      @Element(value = "Which identity of the machines.", defaultsTo = "the system-assigned one")
          Optional<ManagedIdentityConfig> managedIdentity,
      @Element(
              value =
                  "How long a SAS is valid, up to `P7D` less an hour unless the account's key signs"
                      + " it. The next `apply` renews it when it comes near its end.",
              defaultsTo = "P6DT23H; P365D where the account's key signs")
          Optional<java.time.Duration> sasValidity) {}

  /** A user-assigned identity: one of both. */
  record ManagedIdentityConfig(
      Place place,
      @Element("Its client id, a GUID.") Optional<String> clientId,
      @Element("Its object id, a GUID.") Optional<String> objectId) {}

  /** A web server. */
  record HttpConfig(
      Place place,
      @Element(
              value = "The address below which the files go. The machines read it as it stands.",
              required = true)
          Optional<String> baseUri,
      @Element("The `<server>` of settings.xml by which the build signs in.")
          Optional<String> serverId) {}

  /** A Maven repository. */
  record MavenRepositoryConfig(
      Place place,
      @Element(
              value = "The repository's address. The machines read it as it stands.",
              required = true)
          Optional<String> url,
      @Element("The `<server>` of settings.xml by which the build signs in.")
          Optional<String> serverId,
      @Element(value = "The group id of what is put there.", required = true)
          Optional<String> groupId,
      @Element(value = "The artifact id of what is put there.", defaultsTo = "fleet-content")
          Optional<String> artifactId) {}

  /** How the machines read a container. */
  enum Access {
    MANAGED_IDENTITY("managedIdentity"),
    SAS("sas"),
    ACCOUNT_KEY("accountKey");

    private final String pomName;

    Access(String pomName) {
      this.pomName = pomName;
    }

    String pomName() {
      return pomName;
    }
  }
}
