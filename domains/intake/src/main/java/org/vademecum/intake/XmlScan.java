package org.vademecum.intake;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.vademecum.cli.Fault;

/**
 * A first pass over FHIR's XML: where its observations begin, how deep it goes, and where a
 * document that was cut off is still whole. Document type declarations are refused, so there are no
 * entities to expand or fetch.
 */
final class XmlScan {
  private XmlScan() {}

  /**
   * The document in the content.
   *
   * @throws Fault where it declares a document type, is nested too deep, or has nothing whole
   */
  static JsonScan.Document of(Content content) {
    var text = content.text().strip();
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw Fault.input(
          "unsafe-document",
          "XML with a document type declaration: " + content.fileName(),
          "remove the declaration; FHIR has none");
    }
    var lines = new ArrayList<Integer>();
    try {
      scan(content, content.text().stripLeading(), lines);
      return new JsonScan.Document(text, false, lines, List.of());
    } catch (XMLStreamException e) {
      return cut(text, lines, content, e);
    }
  }

  private static void scan(Content content, String text, List<Integer> lines)
      throws XMLStreamException {
    var skipped =
        (int) content.text().substring(0, content.text().length() - text.length()).lines().count();
    var factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var reader = factory.createXMLStreamReader(new StringReader(text));
    var depth = 0;
    while (reader.hasNext()) {
      var event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (reader.getLocalName().equals("Observation")) {
          lines.add(skipped + reader.getLocation().getLineNumber());
          Limits.checkObservations(lines.size(), content);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      if (depth > Limits.MAX_DEPTH) {
        throw Fault.input(
            "not-a-report",
            "XML nested more than " + Limits.MAX_DEPTH + " deep: " + content.fileName(),
            "give a FHIR resource");
      }
    }
  }

  // An entry or a contained resource is the smallest part that is of use by itself.
  private static JsonScan.Document cut(
      String text, List<Integer> lines, Content content, XMLStreamException cause) {
    for (var part : List.of("entry", "contained")) {
      var end = text.lastIndexOf("</" + part + ">");
      var root = part.equals("entry") ? "Bundle" : "DiagnosticReport";
      if (end > 0 && text.contains("<" + root)) {
        var whole = text.substring(0, end) + "</" + part + "></" + root + ">";
        return new JsonScan.Document(whole, true, lines, List.of());
      }
    }
    throw Fault.input(
        "truncated-document",
        "the document is cut off before anything in it is whole: " + content.fileName(),
        "send the document again",
        cause);
  }
}
