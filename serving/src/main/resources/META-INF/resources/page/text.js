// Every text of the page in both languages, and the language that is shown.

const TEXTS = {
  en: {
    skip: 'Skip to the interpretation',
    pageLanguage: 'Language of this page',
    report: 'Report',
    dropHere: 'Drop a report here: HL7 v2, FHIR, PDF, a photo, CSV or text',
    chooseFile: 'Choose a file',
    orPaste: 'Or paste it',
    pasteHint: 'MSH|^~\\&|… or one result a line',
    audience: 'Written for',
    clinician: 'Clinician',
    patient: 'Patient',
    answerLanguage: 'Language of the interpretation',
    task: 'What is wanted', 'task-interpret': 'Report', 'task-check-up': 'Check-up', 'task-record-summary': 'Record',
    priorReports: 'Earlier reports of the same patient',
    choosePrior: 'Add earlier reports',
    priorHint: 'Optional. Both must name the same patient.',
    interpret: 'Interpret',
    example: 'Try an example',
    privacy: 'The report stays in this installation. It is not kept and not logged unless the site has decided so.',
    ask: 'Ask a question',
    askLabel: 'Answered from the passages of this pack, or refused',
    askHint: 'What does low ferritin mean?',
    askButton: 'Ask',
    api: 'API',
    health: 'Health',
    working: 'Reading the report…',
    thinking: 'Looking for an answer…',
    done: 'The interpretation is ready.',
    nothingGiven: 'There is no report yet',
    nothingGivenHow: 'Drop a file, choose one, or paste the text of a report.',
    noQuestion: 'There is no question yet',
    noQuestionHow: 'Write a question first.',
    evaluation: 'Evaluation database',
    evaluationHint: 'Records go to the database that comes along, which is for trying out',
    ungated: 'Ungated',
    ungatedHint: 'No passed evaluation is on record for what is served',
    noStudent: 'No student: template only',
    emptyTitle: 'Every sentence carries its evidence',
    empty1: 'Results are judged', empty1b: 'Units, intervals, critical limits and patterns are checked by rules, not by a model.',
    empty2: 'A student writes', empty2b: 'It can only refer to the evidence; it has no digits to invent a number with.',
    empty3: 'Each claim is verified', empty3b: 'What the evidence does not support is dropped and said in the finding’s own words.',
    critical: 'Critical',
    criticalTitle: 'Critical: inform a responsible doctor now',
    acknowledge: 'Acknowledge', acknowledgeBy: 'Name of who has been informed', acknowledged: 'Acknowledged by',
    results: 'Results',
    groupCritical: 'Critical', groupOutside: 'Outside the interval', groupUnjudged: 'Not judged', groupNormal: 'Inside the interval',
    name: 'Name', result: 'Result', flag: 'Flag', reference: 'Reference', position: 'Position',
    part: 'Report', of: 'of',
    female: 'Female', male: 'Male', unknown: 'Sex not stated', years: 'years', noAge: 'age not stated',
    preliminary: 'preliminary', pending: 'pending', cancelled: 'cancelled', corrected: 'corrected', 'entered-in-error': 'entered in error',
    dataProblems: 'Check the data',
    interpretation: 'Interpretation', answer: 'Answer', refused: 'Not answered',
    student: 'written by the student, verified', finding: 'the finding’s own words', notice: 'fixed text',
    unsupported: 'not supported', contradicted: 'contradicted', unchecked: 'unchecked',
    right: 'This sentence is right', wrong: 'This sentence is wrong', unclear: 'This sentence is unclear', thanks: 'Recorded',
    evidenceOf: 'Evidence', passages: 'Passages', noSource: 'no source stated', edition: 'edition',
    notes: 'Notes of the report', line: 'line',
    grounding: 'Grounding and time',
    claims: 'Claims checked', supported: 'Supported', rejected: 'Sentences rejected', uncheckedCount: 'Unchecked', inventedNumbers: 'Invented numbers', misattributedReferences: 'Misattributed references',
    totalMs: 'Total', intakeMs: 'Reading, judging', retrieveMs: 'Retrieval', generateMs: 'Writing', verifyMs: 'Verifying',
    madeBy: 'Made by', arm: 'arm', id: 'id', noModel: 'no model',
    remedy: 'What to do', network: 'The service does not answer', networkHow: 'Check that it is running, then try again.',
    criticalLimits: 'critical limits', interval: 'reference interval',
    'unit-unknown': 'unknown unit', 'unit-implausible': 'implausible unit', 'value-implausible': 'implausible value', 'value-unreadable': 'unreadable value', 'interval-unreadable': 'unreadable interval', 'flag-contradicts-interval': 'printed flag contradicts the interval', 'name-unknown': 'unknown name',
    UNJUDGED: '–',
  },
  zh: {
    skip: '跳到解读结果',
    pageLanguage: '页面语言',
    report: '检验报告',
    dropHere: '将报告拖到此处：HL7 v2、FHIR、PDF、照片、CSV 或文本',
    chooseFile: '选择文件',
    orPaste: '或粘贴报告内容',
    pasteHint: 'MSH|^~\\&|… 或每行一项结果',
    audience: '读者',
    clinician: '医务人员',
    patient: '患者',
    answerLanguage: '解读语言',
    task: '任务', 'task-interpret': '报告解读', 'task-check-up': '体检评估', 'task-record-summary': '病历整理',
    priorReports: '同一患者的既往报告',
    choosePrior: '添加既往报告',
    priorHint: '可不填。两份报告须为同一患者。',
    interpret: '解读报告',
    example: '试用示例',
    privacy: '报告不会离开本系统；除非机构另有规定，不留存，也不写入日志。',
    ask: '提问',
    askLabel: '依据知识条目回答；没有依据则不作答',
    askHint: '铁蛋白降低说明什么？',
    askButton: '提问',
    api: '接口',
    health: '运行状态',
    working: '正在读取报告……',
    thinking: '正在查找依据……',
    done: '解读已完成。',
    nothingGiven: '尚未提供报告',
    nothingGivenHow: '请拖入文件、选择文件或粘贴报告内容。',
    noQuestion: '尚未填写问题',
    noQuestionHow: '请先填写问题。',
    evaluation: '试用数据库',
    evaluationHint: '记录保存在随附的数据库中，仅供试用',
    ungated: '未经评测',
    ungatedHint: '当前版本没有通过评测的记录',
    noStudent: '无学生模型，仅用模板',
    emptyTitle: '每一句话都有依据',
    empty1: '判读结果', empty1b: '单位、参考区间、危急值和组合规律由规则判断，不由模型判断。',
    empty2: '模型书写', empty2b: '模型只能引用证据，字表中没有数字，无法编造数值。',
    empty3: '逐句核验', empty3b: '没有依据的句子会被删除，改用判读结论原文。',
    critical: '危急',
    criticalTitle: '危急值：请立即通知负责医生',
    acknowledge: '确认已通知', acknowledgeBy: '被通知人姓名', acknowledged: '已通知',
    results: '检验结果',
    groupCritical: '危急值', groupOutside: '超出参考区间', groupUnjudged: '未判读', groupNormal: '参考区间内',
    name: '项目', result: '结果', flag: '提示', reference: '参考区间', position: '位置',
    part: '报告', of: '/',
    female: '女', male: '男', unknown: '性别未注明', years: '岁', noAge: '年龄未注明',
    preliminary: '初步结果', pending: '待报告', cancelled: '已取消', corrected: '已更正', 'entered-in-error': '录入有误',
    dataProblems: '请核对数据',
    interpretation: '解读', answer: '回答', refused: '未作答',
    student: '模型书写，已核验', finding: '判读结论原文', notice: '固定文字',
    unsupported: '缺乏依据', contradicted: '与依据矛盾', unchecked: '未核验',
    right: '这句话正确', wrong: '这句话错误', unclear: '这句话不清楚', thanks: '已记录',
    evidenceOf: '依据', passages: '知识条目', noSource: '未注明来源', edition: '版本',
    notes: '报告备注', line: '行',
    grounding: '依据核验与用时',
    claims: '核验陈述', supported: '有依据', rejected: '被删句子', uncheckedCount: '未核验', inventedNumbers: '编造数字', misattributedReferences: '错误引用',
    totalMs: '总用时', intakeMs: '读取与判读', retrieveMs: '检索', generateMs: '书写', verifyMs: '核验',
    madeBy: '生成自', arm: '方式', id: '编号', noModel: '无模型',
    remedy: '处理办法', network: '服务没有响应', networkHow: '请确认服务正在运行，然后重试。',
    criticalLimits: '危急界限', interval: '参考区间',
    'unit-unknown': '单位未知', 'unit-implausible': '单位可疑', 'value-implausible': '数值可疑', 'value-unreadable': '数值无法读取', 'interval-unreadable': '参考区间无法读取', 'flag-contradicts-interval': '报告提示与参考区间矛盾', 'name-unknown': '项目名称未知',
    UNJUDGED: '–',
  },
};

// Problems that a user of the page can meet, in Chinese; the service's own words are English.
const PROBLEMS_ZH = {
  'not-a-report': ['这不是检验报告', '请提供 HL7 v2、FHIR、PDF、清晰的照片、CSV，或每行一项结果的文本。'],
  'empty-file': ['文件是空的', '请提供一份报告。'],
  'too-large': ['文件过大、页数过多或图片尺寸过大', '请拆分后再试，每个文件一份报告。'],
  'unsupported-format': ['不支持这种文件格式', '请导出为 HL7 v2、FHIR、PDF、CSV 或文本。'],
  'encrypted-document': ['PDF 设有密码', '请另存为不带密码的文件后再试。'],
  'damaged-document': ['文件已损坏，无法读取', '请重新导出、扫描或拍摄。'],
  'no-ocr': ['本机未安装文字识别组件，无法读取图片', '请联系管理员安装，或提供带文字的 PDF、HL7 v2、FHIR、CSV 或文本。'],
  'unsafe-document': ['文件含有不安全的内容', '请去掉文档类型声明后再试。'],
  'truncated-message': ['报告不完整', '请重新导出完整的报告。'],
  'truncated-document': ['报告不完整', '请重新导出完整的报告。'],
  'prior-of-another-patient': ['既往报告属于另一位患者', '请移除该报告；不同患者的报告不会出现在同一份解读中。'],
  'prior-of-nobody': ['报告或既往报告没有注明患者', '只有两份报告都注明同一患者时才能对比。'],
  'database-away': ['数据库没有响应，无法记录的解读不会给出', '请启动数据库后重试。'],
  'no-student': ['没有安装学生模型', '请先训练模型，或使用模板方式。'],
  'no-such-interpretation': ['没有这份解读的记录', '请重新解读报告。'],
  'too-long': ['问题过长', '请一次只问一件事。'],
  bug: ['出现了意外错误', '请重试；如仍出现，请联系维护人员并告知时间，不要提供患者数据。'],
};

let current = remembered();

function remembered() {
  let stored = null;
  try {
    stored = localStorage.getItem('vademecum.language');
  } catch {
    // Storage may be closed to the page; then the browser's language decides.
  }
  if (stored === 'en' || stored === 'zh') {
    return stored;
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function language() {
  return current;
}

export function t(key) {
  return TEXTS[current][key] ?? key;
}

/** Title and remedy of a problem document in the page's language. */
export function problemText(problem) {
  const known = PROBLEMS_ZH[String(problem.type).split(':').pop()];
  return current === 'zh' && known
    ? { title: known[0], remedy: known[1], detail: '' }
    : { title: problem.title, remedy: problem.remedy, detail: problem.detail };
}

export function setLanguage(language) {
  current = language;
  try {
    localStorage.setItem('vademecum.language', language);
  } catch {
    // Not remembered, then.
  }
  apply();
}

/** Puts the texts into all elements that name one. */
export function apply() {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = t(element.dataset.text);
  }
  for (const element of document.querySelectorAll('[data-placeholder]')) {
    element.placeholder = t(element.dataset.placeholder);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', t(element.dataset.label));
  }
}
