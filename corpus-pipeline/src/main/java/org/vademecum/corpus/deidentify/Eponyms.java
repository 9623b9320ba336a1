package org.vademecum.corpus.deidentify;

import java.util.regex.Pattern;

/**
 * Tells the names of diseases, tests and institutions from those of persons by what stands beside.
 */
final class Eponyms {
  private static final Pattern AFTER =
      Pattern.compile(
          "(?:(?:['’]s)? [a-z]{2,20}(?:osis|pathy|itis|trichosis|actyly|plasia|emia|oma|trophy|phyria|lasia|igo|ysis)\\b|(?:['’]s?)?(?:[ -](?:\\p{Lu}[\\p{L}’'-]*+|and|or|type|like|\\d+|muscular|hereditary|congenital|familial)){0,3}"
              + "[ -](?i:disease|syndrome|disorder|sign|test|stain|lymphoma|sarcoma|tumou?r|dystrophy|palsy|paralysis|anomaly"
              + "|malformation|phenomenon|reaction|score|scale|classification|criteria|method|equation|formula|law|procedure"
              + "|operation|maneuver|manoeuvre|reflex|node|cell|cells|bod(?:y|ies)|fracture|contracture|hernia|ulcer|virus|fever"
              + "|catheter|tube|gland|glands|duct|ataxia|dementia|chorea|encephalopathy|thyroiditis|arthritis|anemia|anaemia"
              + "|ophthalmopathy|esophagus|oesophagus|triad|tetralogy|complex|protein|index|curve|lobe|index|staging|grade|system"
              + "|deformity|macroglobulinemia|neuropathy|psychosis|sequence|association|mutation|variant|deficiency|carcinoma"
              + "|Hospital|University|Clinic|Institute|Foundation|Center|Centre|Cent(?:er|re)|School|College|Prize|Award|Act"
              + "|Society|Research|Laborator(?:y|ies)|Library|Fund|Trust|Press|County|City|Street|Avenue|Road|Island|River"
              + "|inventory|questionnaire|staging|therapy|agar|medium|assay|unit|units|lines|spots|nodules|area|canal|island"
              + "|islets|loop|membrane|layer|ring|rings|space|muscle|ligament|tendon|nerve|artery|vein|ganglion|plexus|type|pupil|retraction|joints?|chorea|amnes[a-z]+|symphalangism)(?![a-z]))");
  private static final Pattern HYPHEN = Pattern.compile("[-–]\\p{Lu}");

  private Eponyms() {}

  /** Whether what follows says that the name before is not a person's. */
  static boolean follow(String text, int end) {
    var next = Characters.at(text, end);
    if (next != ' ' && next != '-' && next != '\'' && next != '’' && next != '–') {
      return false;
    }
    var matcher = AFTER.matcher(text).region(end, Math.min(text.length(), end + 90));
    return matcher.lookingAt() || HYPHEN.matcher(text).region(end, text.length()).lookingAt();
  }
}
