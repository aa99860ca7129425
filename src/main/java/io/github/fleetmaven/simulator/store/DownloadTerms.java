package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of an extension's protected settings decides whether its handler can download what it needs.
 * It stands beside their number in the store, and holds no secret: of an address no query, of a
 * signature only until when and for what it is good.
 *
 * @param addresses what it downloads
 * @param accountKey whether it has the key of a storage account
 * @param identity the managed identity that it reads with: {@code system}, {@code user}, or none
 * @param zipSignature the signature that goes with the address in the public settings, if any
 */
public record DownloadTerms(
    List<Address> addresses,
    boolean accountKey,
    @Nullable String identity,
    @Nullable Signature zipSignature) {

  private static final DownloadTerms NONE = new DownloadTerms(List.of(), false, null, null);
  private static final char MARK = '|';

  /** Other addresses aren't looked at here, and may hold secrets in any part of them. */
  private static final Pattern STORAGE =
      Pattern.compile(
          "(?i)https?://(?:[^/@?#]+/_blob/|[a-z0-9]{3,24}\\.blob\\.[^/@?#]+/)[^?#]*(?:\\?.*)?");

  public DownloadTerms {
    addresses = List.copyOf(addresses);
  }

  /**
   * Something that is downloaded.
   *
   * @param url its address without a query
   * @param signature what the query had of a signature, if anything
   */
  public record Address(String url, @Nullable Signature signature) {

    /** Reads an address. */
    public static Address of(String text) {
      int query = text.indexOf('?');
      return query < 0
          ? new Address(text, null)
          : new Address(
              text.substring(0, query), Signature.ofText(text.substring(query + 1)).orElse(null));
    }
  }

  /** Reads protected settings as they stand in the store. */
  public static DownloadTerms ofSealed(String kept) {
    int mark = kept.indexOf(MARK);
    if (mark < 0) {
      return NONE;
    }
    try {
      byte[] json = kept.substring(mark + 1).getBytes(StandardCharsets.UTF_8);
      return Json.read(json, DownloadTerms.class);
    } catch (IOException e) {
      throw new IllegalStateException("the simulator's state is damaged", e);
    }
  }

  /** Returns what is kept of protected settings beside their number; empty when that is nothing. */
  static String beside(JsonNode settings) {
    DownloadTerms terms = of(settings);
    return terms.equals(NONE) ? "" : MARK + new String(Json.bytes(terms), StandardCharsets.UTF_8);
  }

  private static DownloadTerms of(JsonNode settings) {
    List<Address> addresses = new ArrayList<>();
    Json.arrayAt(settings, "fileUris")
        .forEach(
            uri -> {
              if (STORAGE.matcher(uri.asText()).matches()) {
                addresses.add(Address.of(uri.asText()));
              }
            });
    boolean key =
        settings.hasNonNull("storageAccountName") && settings.hasNonNull("storageAccountKey");
    Optional<Signature> zip =
        Signature.ofText(settings.path("configurationUrlSasToken").asText(""));
    return new DownloadTerms(addresses, key, identity(settings), zip.orElse(null));
  }

  private static @Nullable String identity(JsonNode settings) {
    if (!(settings.get("managedIdentity") instanceof ObjectNode identity)) {
      return null;
    }
    return identity.hasNonNull("clientId") || identity.hasNonNull("objectId") ? "user" : "system";
  }
}
