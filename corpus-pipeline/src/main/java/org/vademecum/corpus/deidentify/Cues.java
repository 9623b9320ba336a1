package org.vademecum.corpus.deidentify;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that announce a number, and what may stand between them and it. */
final class Cues {
  /**
   * One cue.
   *
   * @param words in lower case
   * @param certain whether it announces numbers only; "patient" and "sample" do not
   */
  record Cue(String words, PersonalData kind, boolean certain) {}

  private static final int LONGEST = 30;
  private static final Set<String> UNCERTAIN =
      Set.of(
          ("record,hospital,chart,patient,encounter,visit,admission,case,specimen,sample,lab,"
                  + "laboratory,order,requisition,report,subject,episode,registration,file,bed,donor,"
                  + "slide,member,policy,insurance,account,card,license,licence,certificate,vehicle,"
                  + "plate,device,identity,标本,样本,病历,门诊,就诊,检验,条码,医保,社保,证件,序号,床")
              .split(","));
  private static final Map<String, Cue> CUES = byWords();
  private static final List<String> JOINTS =
      List.of(
          "number",
          "numbers",
          "no",
          "nos",
          "nr",
          "num",
          "is",
          "was",
          "id",
          "identifier",
          "code",
          "号码",
          "编号",
          "号",
          "是",
          "为",
          "at",
          "on");

  private Cues() {}

  /** The place before the blanks and signs that end at {@code end}. */
  static int beforeSigns(String text, int end) {
    var place = end;
    while (place > 0 && end - place < 6 && " \t:：#=＝.（([【-*".indexOf(text.charAt(place - 1)) >= 0) {
      place--;
    }
    return place;
  }

  /** The place before a word such as "no" that ends at {@code end}; {@code end} without one. */
  static int beforeJoint(String text, int end) {
    for (var joint : JOINTS) {
      var from = end - joint.length();
      if (from >= 0
          && text.regionMatches(true, from, joint, 0, joint.length())
          && isWhole(text, from)) {
        return from;
      }
    }
    return end;
  }

  /** Whether what stands between a cue and its number says that a number comes. */
  static boolean saysNumber(String joint) {
    var plain = joint.toLowerCase(Locale.ROOT);
    return plain.contains("no")
        || plain.contains("num")
        || plain.contains("id")
        || plain.contains("#")
        || plain.contains(":")
        || plain.contains("：")
        || plain.contains("号");
  }

  /** The longest cue that ends at a place; null without one. */
  static @Nullable Cue endingAt(String text, int end) {
    if (end == 0) {
      return null;
    }
    var window = text.substring(Math.max(0, end - LONGEST), end).toLowerCase(Locale.ROOT);
    for (var length = window.length(); length >= 1; length--) {
      var from = window.length() - length;
      var cue = CUES.get(window.substring(from));
      if (cue != null && isWhole(window, from)) {
        return cue;
      }
    }
    return null;
  }

  private static boolean isWhole(String text, int from) {
    return !Characters.isLetter(text.charAt(from))
        || !Characters.isLetter(Characters.at(text, from - 1));
  }

  /** Each cue in lower case with the kind of number that it announces. */
  private static Map<String, Cue> byWords() {
    var cues = new HashMap<String, Cue>();
    put(
        cues,
        PersonalData.RECORD_NUMBER,
        "mrn,medical record,medical records,med rec,record,hospital,hospital no,chart,patient,patient id,"
            + "patient identifier,encounter,visit,visit id,admission,case,case id,specimen,specimen id,"
            + "sample,sample id,accession,accession id,acc,barcode,bar code,lab,lab id,laboratory,"
            + "order,order id,requisition,report,report id,study id,subject id,subject,participant id,nhs,"
            + "episode,registration,our ref,your ref,file,bed,donor,donor id,slide,"
            + "住院,住院号,病历,病历号,病案,病案号,门诊,门诊号,急诊号,就诊,就诊号,就诊卡,就诊卡号,诊疗卡号,登记号,标本,标本号,"
            + "标本编号,样本,样本号,样品号,样品编号,条码,条码号,条形码,床,床号,检查号,检验号,检验单号,报告号,报告单号,报告编号,申请单,"
            + "申请单号,医嘱号,流水号,病理号,影像号,超声号,放射号,ct号,mri号,体检号,体检编号,患者编号,病人编号,患者id,"
            + "病人id,病员号,卡号,就诊序号,序号,收据号,发票号,处方号,挂号单号,病人号,档案号,健康档案号");
    put(
        cues,
        PersonalData.HEALTH_PLAN_NUMBER,
        "member,member id,policy,policy id,insurance,insurance id,health plan,plan id,beneficiary,"
            + "medicare,medicaid,subscriber,subscriber id,group id,医保,医保号,医保卡,医保卡号,医疗保险号,社保,社保号,"
            + "社保卡,社保卡号,保单,保单号,参保号,农合号,新农合号,医疗证号");
    put(
        cues,
        PersonalData.ACCOUNT,
        "account,acct,a/c,account id,iban,routing,sort code,wechat,wechat id,weixin,wx,vx,qq,账号,帐号,账户,"
            + "银行账号,开户账号,微信,微信号,加微信,加微,qq号,加qq,支付宝,支付宝账号,扣扣");
    put(cues, PersonalData.BANK_CARD, "card,credit card,debit card,银行卡,银行卡号,信用卡,信用卡号,储蓄卡号");
    put(
        cues,
        PersonalData.PHONE,
        "tel,telephone,phone,mobile,cell phone,fax,call,text,pager,beeper,telefax,"
            + "contact,phone at,call at,on tel,手机,手机号,电话,联系电话,电话号,联系方式,传真,座机,热线,致电,拨打,家庭电话,tel/fax");
    put(
        cues,
        PersonalData.IDENTITY_NUMBER,
        "身份证,身份证号,证件,证件号,身份号,公民身份,identity card,id card,national id,national insurance,identity");
    put(cues, PersonalData.SOCIAL_SECURITY_NUMBER, "ssn,social security,ss#");
    put(cues, PersonalData.PASSPORT, "passport,护照,护照号,通行证,通行证号,台胞证号,回乡证号");
    put(
        cues,
        PersonalData.LICENSE,
        "license,licence,driver's license,driver license,driver's licence,drivers license,driving licence,"
            + "certificate,dea,npi,gmc,registration card,驾驶证,驾驶证号,驾照,驾照号,执业证,执业证号,执照号,资格证号,"
            + "证书号,执业医师证号,医师资格证号,军官证号,士兵证号,出生证号,出生医学证明号");
    put(
        cues,
        PersonalData.VEHICLE,
        "vin,vehicle,license plate,licence plate,number plate,plate,registration plate,车牌,车牌号,车架号,发动机号");
    put(
        cues,
        PersonalData.DEVICE,
        "serial,serial no,s/n,sn,device,device id,device serial,udi,imei,pacemaker serial,implant serial,"
            + "mac,序列号,设备号,设备序列号,器械编号,机身号,出厂编号,设备编号,仪器编号,产品序列号");
    return Map.copyOf(cues);
  }

  private static void put(Map<String, Cue> cues, PersonalData kind, String words) {
    for (var cue : words.split(",")) {
      cues.put(cue, new Cue(cue, kind, !UNCERTAIN.contains(cue)));
    }
  }
}
