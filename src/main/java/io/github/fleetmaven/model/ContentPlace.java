package io.github.fleetmaven.model;

import java.util.Optional;

/** Where content is kept for the machines that download it. */
public sealed interface ContentPlace {

  /** Returns where it was declared, as {@code pom.xml:41}. */
  String declaredAt();

  /** Returns the address below which all content lies, without a slash at its end. */
  String baseUri();

  /** Returns how the machines read it. */
  ContentAccess access();

  /**
   * A container of an Azure Storage account.
   *
   * @param account the account's name, 3 to 24 lower-case letters and digits
   * @param endpoint the address of its blob service, without a slash at its end
   * @param container the container's name
   * @param prefix what goes before each blob's name, without slashes at its ends; may be empty
   * @param accountKey a reference to the account's key; when empty the build writes with the
   *     sign-in of Azure
   */
  record AzureStorage(
      String declaredAt,
      String account,
      String endpoint,
      String container,
      String prefix,
      Optional<String> accountKey,
      ContentAccess access)
      implements ContentPlace {
    @Override
    public String baseUri() {
      return endpoint + "/" + container + (prefix.isEmpty() ? "" : "/" + prefix);
    }
  }

  /**
   * An HTTP server that takes files by PUT, such as a raw repository; the machines read it without
   * credentials.
   *
   * @param baseUri http or https, without a slash at its end
   * @param serverId the server of settings.xml by which the build signs in
   */
  record Http(String declaredAt, String baseUri, Optional<String> serverId)
      implements ContentPlace {
    @Override
    public ContentAccess access() {
      return new ContentAccess.Open();
    }
  }

  /**
   * A Maven repository: content lies there in Maven's layout, its digest as the version.
   *
   * @param url http or https, without a slash at its end
   * @param serverId the server of settings.xml by which the build signs in
   * @param groupId of what is put there
   * @param artifactId of what is put there
   */
  record MavenRepository(
      String declaredAt, String url, Optional<String> serverId, String groupId, String artifactId)
      implements ContentPlace {
    @Override
    public String baseUri() {
      return url + "/" + groupId.replace('.', '/') + "/" + artifactId;
    }

    @Override
    public ContentAccess access() {
      return new ContentAccess.Open();
    }
  }
}
