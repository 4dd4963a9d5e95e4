package casefiletest

// Names that many people bear, as they are written at home and in passports,
// put together at random. Whoever bears a name that comes out of it is not
// meant.

// naming is how the people of one language are named: each row is what stands
// at one place of a name, "native=roman" parted by spaces.
type naming struct {
	lang  string
	rows  []string
	join  string // between the parts of a name, at home
	nicks string
	homes []string // made-up places
}

const burmeseParts = "အေး=Aye အောင်=Aung ကျော်=Kyaw ခင်=Khin ခိုင်=Khaing ချို=Cho စု=Su စန်း=San စိုး=Soe ဆန်း=Hsan ဇာ=Zar ဇော်=Zaw ဇင်=Zin ညွန့်=Nyunt ထက်=Htet ထွန်း=Htun ထူး=Htoo နန္ဒာ=Nandar နှင်း=Hnin နွယ်=Nwe နိုင်=Naing ပြည့်=Pyae ဖြူ=Phyu ဖြိုး=Phyo ဘို=Bo မာ=Mar မိုး=Moe မင်း=Min မြ=Mya မြင့်=Myint မေ=May ယု=Yu ရီ=Yi ရွှေ=Shwe လင်း=Lin လတ်=Latt လှ=Hla လှိုင်=Hlaing ဝင်း=Win ဝေ=Wai သန်း=Than သိန်း=Thein သီတာ=Thida သူ=Thu သက်=Thet သွယ်=Thwe ဟန်=Han ဦး=Oo ယဉ်=Yin စန္ဒာ=Sandar ကြည်=Kyi ဌေး=Htay ညို=Nyo ပွင့်=Pwint သီရိ=Thiri ရတနာ=Yadanar"

const thaiGiven = "สมชาย=Somchai สมหญิง=Somying สมศักดิ์=Somsak สมพร=Somporn สมใจ=Somjai ประเสริฐ=Prasert ประภา=Prapha วิชัย=Wichai วิไล=Wilai วรรณา=Wanna วันดี=Wandee สุดา=Suda สุนีย์=Sunee สุพรรณี=Suphannee สุวัฒน์=Suwat สุรชัย=Surachai ศิริพร=Siriporn ศรีนวล=Sinuan มาลี=Malee มานี=Manee มานพ=Manop บุญมี=Boonmee บุญชู=Boonchu บุญส่ง=Boonsong ทองดี=Thongdee ทองใบ=Thongbai คำปัน=Khampan คำแพง=Khamphaeng จันทร์เพ็ญ=Chanpen จันทร์ดี=Chandee ดวงใจ=Duangjai ดวงตา=Duangta ดารา=Dara นงนุช=Nongnuch นภา=Napha น้ำฝน=Namfon ปราณี=Pranee พรทิพย์=Pornthip พิมพ์ใจ=Phimjai ไพโรจน์=Phairot มณี=Manee ยุพิน=Yupin รัตนา=Rattana รุ่งนภา=Rungnapha ลำดวน=Lamduan วาสนา=Wasana อรุณี=Arunee อำไพ=Amphai อนงค์=Anong กมล=Kamon กาญจนา=Kanchana แก้วตา=Kaewta ชูศรี=Chusri เดือนเพ็ญ=Duanpen"

const thaiFamily = "ใจดี=Jaidee ใจเย็น=Jaiyen ทองคำ=Thongkham แก้วใส=Kaewsai ศรีสุข=Srisuk สุขใจ=Sukjai บัวทอง=Buathong ดอกไม้=Dokmai วงศ์ดี=Wongdee พันธุ์ทอง=Phanthong แสงทอง=Saengthong มั่นคง=Mankhong มีสุข=Meesuk ทุ่งกว้าง=Thungkwang นาดี=Nadee ดาวเรือง=Daoruang บุญมา=Boonma คำดี=Khamdee ไทรงาม=Saingam รุ่งเรือง=Rungrueang"

const laoGiven = "ແກ້ວ=Keo ບຸນມີ=Bounmy ບຸນທອນ=Bounthone ບົວວັນ=Bouavanh ຄຳແພງ=Khamphaeng ຄຳຫຼ້າ=Khamla ຄຳສິງ=Khamsing ຄຳໃສ=Khamsay ຈັນທາ=Chantha ຈັນສະໝອນ=Chansamone ດາວ=Dao ດວງຕາ=Douangta ດວງໃຈ=Douangchai ນ້ອຍ=Noy ນິດ=Nith ບຸນຍັງ=Bounnhang ພອນສະຫວັນ=Phonsavanh ພູທອນ=Phouthone ພອນມະນີ=Phonemany ມະນີວັນ=Manivanh ໝອນ=Mone ມາລາ=Mala ລັດສະໝີ=Latsamy ວຽງ=Vieng ວັນນາ=Vanna ວິໄລ=Vilay ສົມຈິດ=Somchit ສົມພອນ=Somphone ສຸກສະຫວັນ=Souksavanh ສຸດາ=Souda ແສງດາວ=Sengdao ແສງເດືອນ=Sengdeuane ສີທອນ=Sithone ສີສຸດາ=Sisouda ອິນທາ=Intha ອ່ອນຈັນ=Onechanh ທອງໄລ=Thonglay ທິບພະວັນ=Thipphavanh ເພັດ=Phet ໄຊ=Xay ໄພວັນ=Phayvanh ຫຼ້າ=La"

const laoFamily = "ສີວິໄລ=Sivilay ພົມມະຈັນ=Phommachanh ວົງສະຫວັນ=Vongsavanh ຈັນທະວົງ=Chanthavong ອິນທະວົງ=Inthavong ສີສະຫວັດ=Sisavath ແກ້ວມະນີ=Keomany ສຸວັນນະວົງ=Souvannavong ໄຊຍະວົງ=Xayavong ພິມມະສອນ=Phimmasone ດວງມະນີ=Douangmany ແສງຈັນ=Sengchanh ບຸນຍະວົງ=Bounyavong ລາດຊະວົງ=Ratsavong ຄຳມະນີ=Khammany"

const khmerFamily = "សុខ=Sok ចាន់=Chan ហេង=Heng គឹម=Kim លី=Ly ឆាយ=Chhay ជា=Chea មាស=Meas កែវ=Keo នួន=Nuon ប៉ែន=Pen ស៊ន=Son ពៅ=Pov ទេព=Tep វ៉ាន់=Vann យិន=Yin ស្រី=Srey ឡុង=Long ភួង=Phuong ឈឹម=Chhim"

const khmerGiven = "ចាន់ធី=Chanthy ចាន់ណារី=Channary ដារា=Dara សុភា=Sophea សុផល=Sophal សុវណ្ណ=Sovann សុជាតា=Socheata ស្រីមុំ=Sreymom ស្រីនាង=Sreyneang ស្រីពៅ=Sreypov វណ្ណា=Vanna វុទ្ធី=Vuthy វាសនា=Veasna ពិសិដ្ឋ=Piseth រតនា=Ratana រស្មី=Rasmey សំណាង=Samnang ធារី=Theary ធីតា=Thida បុប្ផា=Bopha លីដា=Lida មករា=Makara ម៉ាលី=Maly កញ្ញា=Kanha គន្ធា=Kunthea ចិន្តា=Chenda ណារិន=Narin នារី=Neary និមល=Nimol បូរី=Borey ផល្លា=Phalla ផល្លី=Phally ភារម្យ=Phearom មុនី=Mony រិទ្ធ=Rith លក្ខណា=Leakena សាវិន=Savin សុធារ៉ា=Sotheara សុខុម=Sokhom សុខា=Sokha វិចិត្រ=Vichet"

const vietFamily = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Phan Võ Huỳnh"
const vietMiddle = "Thị Văn Thị Văn Thị Minh Ngọc Thu Hữu Đức Thanh Kim Xuân Quốc"
const vietGiven = "Mây An Bình Chi Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hồng Huệ Hương Khánh Lan Liên Linh Loan Mai My Nga Ngân Nhung Oanh Phúc Phương Quyên Quỳnh Sen Sơn Tâm Thảo Thắm Thủy Thúy Trang Trinh Tú Tuyết Uyên Vân Việt Xuyến Yến Đạt Đức Hùng Khoa Lộc Nam Phong Quang Thành Trung Vinh"

const chineseFamily = "李=Li 王=Wang 张=Zhang 刘=Liu 陈=Chen 杨=Yang 赵=Zhao 黄=Huang 周=Zhou 吴=Wu 徐=Xu 孙=Sun 胡=Hu 朱=Zhu 高=Gao 林=Lin 何=He 郭=Guo 马=Ma 罗=Luo 梁=Liang 宋=Song 郑=Zheng 谢=Xie 韩=Han 唐=Tang 冯=Feng 于=Yu 董=Dong 曾=Zeng"
const chineseGiven = "小=xiao 云=yun 春=chun 花=hua 大=da 山=shan 丽=li 红=hong 梅=mei 兰=lan 秀=xiu 英=ying 芳=fang 燕=yan 玉=yu 珍=zhen 凤=feng 莲=lian 霞=xia 雪=xue 静=jing 敏=min 强=qiang 伟=wei 军=jun 平=ping 明=ming 华=hua 国=guo 志=zhi 文=wen 海=hai 龙=long 金=jin 阿=a 美=mei 娜=na 慧=hui 娟=juan 萍=ping"

var namings = []naming{
	{lang: "my", rows: []string{burmeseParts, burmeseParts, burmeseParts}, nicks: "မီး=Mee ဖိုး=Phoe နီနီ=Nini ပိုး=Poe မို=Mo", homes: []string{"ပိတောက်ဝါရွာ=Padauk Wah", "ရွှေကန်ကြီး=Shwe Kan Gyi", "သစ်တောကုန်း=Thittaw Kone"}},
	{lang: "th", rows: []string{thaiGiven, thaiFamily}, join: " ", nicks: "ดา=Da นก=Nok หนู=Nu ต้อย=Toy แดง=Daeng ส้ม=Som อ้อย=Oy เล็ก=Lek นิด=Nid", homes: []string{"บ้านทุ่งดาวเรือง=Ban Thung Daoruang", "บ้านหนองบัวคำ=Ban Nong Bua Kham"}},
	{lang: "lo", rows: []string{laoGiven, laoFamily}, join: " ", nicks: "ນ້ອຍ=Noy ຫຼ້າ=La ຕູ້=Tou ນົກ=Nok ດຳ=Dam", homes: []string{"ບ້ານດອກຈຳປາຂາວ=Ban Dok Champa Khao", "ບ້ານນາງາມ=Ban Na Ngam"}},
	{lang: "km", rows: []string{khmerFamily, khmerGiven}, join: " ", nicks: "មុំ=Mom អូន=Oun តូច=Touch", homes: []string{"ភូមិដើមស្វាយផ្អែម=Doeum Svay Phaem", "ភូមិទឹកថ្លា=Tuek Thla"}},
	{lang: "vi", rows: []string{vietFamily, vietMiddle, vietGiven}, join: " ", nicks: "Bé Tí Na Bông Cún", homes: []string{"Xóm Cầu Trúc", "Bản Suối Trong"}},
	{lang: "zh-Hans", rows: []string{chineseFamily, chineseGiven, chineseGiven}, nicks: "阿妹=Amei 小燕=Xiaoyan 丫丫=Yaya", homes: []string{"青竹湾村=Qingzhuwan", "柳树屯=Liushutun"}},
	{lang: "en", rows: []string{"Amani Zawadi Neema Baraka Juma Asha Imani Rehema Maria Ana Rosa Luz Grace Joy Mercy", "Otieno Mwangi Kamau Achieng Santos Reyes Cruz Banda Phiri Moyo"}, join: " ", nicks: "Zaza Mimi Jojo", homes: []string{"Mto Kijani"}},
}
