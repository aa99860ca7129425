package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.blob.Blob;
import io.github.fleetmaven.simulator.blob.BlobName;
import io.github.fleetmaven.simulator.service.BlobRefusals;
import io.github.fleetmaven.simulator.store.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The XML of storage accounts. Stateless. */
final class BlobXml {

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
  private static final Pattern BLOCK =
      Pattern.compile("<(Latest|Uncommitted)>([^<]*)</(Latest|Uncommitted)>");

  private BlobXml() {}

  static Answer error(int status, String code, String message) {
    String body =
        HEAD + "<Error>" + element("Code", code) + element("Message", message) + "</Error>";
    return xml(status, body).with("x-ms-error-code", code);
  }

  static Answer list(BlobName container, String prefix, List<Blob> blobs, String nextMarker) {
    StringBuilder body = new StringBuilder(HEAD);
    body.append("<EnumerationResults ContainerName=\"")
        .append(escape(container.container()))
        .append("\">")
        .append(element("Prefix", prefix))
        .append("<Blobs>");
    blobs.forEach(blob -> append(body, blob));
    body.append("</Blobs>").append(element("NextMarker", nextMarker));
    return xml(Answer.OK, body.append("</EnumerationResults>").toString());
  }

  /** Answers with a key that is made up, and valid for as long as was asked. */
  static Answer delegationKey(byte[] request) {
    String asked = new String(request, StandardCharsets.UTF_8);
    String start = text(asked, "Start");
    String expiry = text(asked, "Expiry");
    String value =
        Base64.getEncoder()
            .encodeToString(Digests.sha256(request).getBytes(StandardCharsets.US_ASCII));
    return xml(
        Answer.OK,
        HEAD
            + "<UserDelegationKey>"
            + element("SignedOid", Digests.uuid("simulated user"))
            + element("SignedTid", Digests.uuid("simulated tenant"))
            + element("SignedStart", start)
            + element("SignedExpiry", expiry)
            + element("SignedService", "b")
            + element("SignedVersion", "2023-11-03")
            + element("Value", value)
            + "</UserDelegationKey>");
  }

  /** Reads the ids of a block list; blocks of a blob that is there can't be taken over. */
  static List<String> blockIds(byte[] body) {
    String xml = new String(body, StandardCharsets.UTF_8);
    if (!xml.contains("<BlockList")) {
      throw BlobRefusals.invalidXml();
    }
    if (xml.contains("<Committed>")) {
      throw BlobRefusals.invalidBlockList();
    }
    return BLOCK.matcher(xml).results().map((MatchResult match) -> match.group(2)).toList();
  }

  private static void append(StringBuilder body, Blob blob) {
    body.append("<Blob>")
        .append(element("Name", blob.name().name()))
        .append("<Properties>")
        .append(element("Last-Modified", BlobHeaders.date(blob)))
        .append(element("Etag", blob.etag()))
        .append(element("Content-Length", Long.toString(blob.size())))
        .append(element("Content-Type", blob.details().contentType()))
        .append(element("Content-MD5", blob.details().contentMd5()))
        .append(element("BlobType", "BlockBlob"))
        .append("</Properties></Blob>");
  }

  private static Answer xml(int status, String body) {
    return new Answer(
        status, Map.of("Content-Type", "application/xml"), body.getBytes(StandardCharsets.UTF_8));
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">";
  }

  private static String text(String xml, String element) {
    Matcher found = Pattern.compile("<" + element + ">([^<]*)</").matcher(xml);
    if (!found.find()) {
      throw BlobRefusals.invalidXml();
    }
    return found.group(1);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
