package dev.heng.budget.sheet;

import dev.heng.edge.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Steps through the XML of a part. A workbook has no document type and no deep nesting; XML that has is none. */
final class PartXml {
    private static final XMLInputFactory FACTORY = factory();
    private static final int DEPTH_MAX = 64;
    /** What a cell may hold in a spreadsheet; one sign more shows that it goes on. */
    private static final int TEXT_CHARS_MAX = 32_768;

    /** How a workbook writes a sign that XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final int HEX = 16;

    private final BoundedReader text;
    private final XMLStreamReader xml;
    private int depth;

    PartXml(BoundedReader text) throws XMLStreamException {
        this.text = text;
        this.xml = created(text);
    }

    private static XMLInputFactory factory() {
        // the one of the JDK, whatever else is on the class path
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // without document types only the five that XML brings are left, such as &amp;, of which a large file may have
        // any number
        factory.setProperty("jdk.xml.entityExpansionLimit", "0");
        factory.setProperty("jdk.xml.entityReplacementLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    private static XMLStreamReader created(BoundedReader text) throws XMLStreamException {
        synchronized (FACTORY) {
            return FACTORY.createXMLStreamReader(text);
        }
    }

    /**
     * Goes to where the next element starts or ends.
     *
     * @return false at the end of the part
     */
    boolean next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    private int step() throws XMLStreamException {
        int event;
        try {
            event = xml.next();
        } catch (ProblemException refused) {
            throw refused;
        } catch (RuntimeException stumbled) {
            throw new XMLStreamException(stumbled);
        }
        text.renew();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        if (depth > DEPTH_MAX || event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw FileProblems.malformedWorkbook();
        }
        return event;
    }

    boolean starts(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /** Null when the element, which has just started, has none of this name in whatever namespace. */
    @Nullable String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** As {@link #attribute}, empty when there is none. */
    String attributeOrEmpty(String name) {
        String value = attribute(name);
        return value == null ? "" : value;
    }

    /** The attribute of this name that has a namespace; null when there is none. */
    @Nullable String foreignAttribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals(name) && namespace != null && !namespace.isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text up to the end of the element that has just started, of which no more is kept than a cell may hold. */
    String text() throws XMLStreamException {
        StringBuilder kept = new StringBuilder();
        int end = depth - 1;
        while (depth > end && xml.hasNext()) {
            int event = step();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                String part = xml.getText();
                kept.append(part, 0, Math.min(part.length(), TEXT_CHARS_MAX - kept.length()));
            }
        }
        return kept.toString();
    }

    /** The text of the runs in the element that has just started, without the readings that stand above signs. */
    String richText(String element) throws XMLStreamException {
        StringBuilder kept = new StringBuilder();
        boolean isReading = false;
        while (next() && !ends(element)) {
            if (starts("rPh")) {
                isReading = true;
            } else if (ends("rPh")) {
                isReading = false;
            } else if (starts("t")) {
                String run = text();
                if (!isReading && kept.length() < TEXT_CHARS_MAX) {
                    kept.append(run);
                }
            }
        }
        return unescaped(kept.toString());
    }

    private static String unescaped(String written) {
        return written.contains("_x")
                ? ESCAPED.matcher(written)
                        .replaceAll(sign ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(sign.group(1), HEX))))
                : written;
    }
}
