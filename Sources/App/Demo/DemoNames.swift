/// Given and family names of people from many places, and the languages that go with them. None of the people made of them exists.
struct DemoNames: Sendable {
  let given: [String]
  let family: [String]
  /// As somebody writes them; English or French comes besides.
  let languages: String
  /// Whether French is at home there, rather than English.
  let isFrancophone: Bool

  private init(_ languages: String, isFrancophone: Bool = false, _ given: String, _ family: String) {
    self.given = given.split(separator: " ").map(String.init)
    self.family = family.split(separator: " ").map { String($0).replacing("_", with: " ") }
    self.languages = languages
    self.isFrancophone = isFrancophone
  }

  static let newcomers = [
    DemoNames(
      "Arabic", isFrancophone: true, "Amel Yacine Samira Nabil Khadija Rachid Lynda Sofiane Meriem Hakim",
      "Haddad Bouzid Cherif Mansouri Ziani Belkacem Rahmani Saïdi"),
    DemoNames(
      "Vietnamese", "Linh Minh Thao Quang Huong Duc Trang Khoa Mai Tuan",
      "Nguyen Tran Pham Hoang Vo Dang Bui Do"),
    DemoNames(
      "Igbo, English", "Ngozi Emeka Adaeze Obinna Ifeoma Kelechi Chiamaka Uche Amara Ikenna",
      "Okafor Eze Nwosu Obi Okonkwo Umeh Onyeka Ibe"),
    DemoNames(
      "Spanish", "Valentina Andrés Camila Julián Paola Santiago Lucía Mateo Ximena Felipe",
      "Rojas Herrera Castaño Mejía Vargas Salazar Quintero Ospina"),
    DemoNames(
      "Punjabi, Hindi", "Simran Harpreet Jasleen Arjun Navdeep Ranjit Manpreet Kiran Baljit Anita",
      "Sandhu Dhillon Sidhu Grewal Brar Sharma Bains Chahal"),
    DemoNames(
      "Tagalog, English", "Maricel Jose Angelica Ramon Divina Paolo Rowena Emilio Liza Noel",
      "Santos Cruz Garcia Mendoza Villanueva Aquino Ramos Domingo"),
    DemoNames(
      "Farsi", "Shirin Reza Niloufar Behrouz Parisa Kaveh Leila Dariush Mina Omid",
      "Ahmadi Karimi Moradi Rostami Jafari Tehrani Nazari Kazemi"),
    DemoNames(
      "Ukrainian, Russian", "Oksana Andriy Kateryna Taras Iryna Bohdan Olena Maksym Nadiia Yurii",
      "Kovalenko Bondarenko Shevchuk Melnyk Tkachenko Moroz Lysenko Savchenko"),
    DemoNames(
      "Mandarin", "Xiaoling Jian Meiling Wei Yanfang Hao Lihua Jun Qing Bin",
      "Chen Zhao Liu Sun Gao Lin Xu Feng"),
    DemoNames(
      "Haitian Creole, French", isFrancophone: true,
      "Marie-Ange Wilner Fabiola Jean-Robert Guerline Stanley Mirlande Frantz Nadège Ricardo",
      "Pierre-Louis Toussaint Desrosiers Augustin Joseph Charles Dorvil Estimé"),
    DemoNames(
      "Lingala, French", isFrancophone: true,
      "Grâce Christian Mireille Patrick Nadine Héritier Clarisse Trésor Rachel Dieudonné",
      "Mbuyi Kabongo Ilunga Tshibangu Kalala Mukendi Ngoy Lukusa"),
    DemoNames(
      "Portuguese", "Juliana Rafael Fernanda Thiago Beatriz Leandro Patrícia Gustavo Renata Caio",
      "Oliveira Souza Barbosa Teixeira Carvalho Nogueira Moreira Freitas"),
    DemoNames(
      "Turkish", "Elif Emre Zeynep Burak Ayşe Kerem Derya Mert Selin Onur",
      "Yılmaz Demir Kaya Şahin Aydın Öztürk Koç Arslan"),
    DemoNames(
      "Amharic", "Selam Dawit Hirut Yonas Tigist Bereket Almaz Abel Rahel Samuel",
      "Tesfaye Bekele Haile Girma Alemu Tadesse Mekonnen Assefa"),
  ]

  static let professionals = [
    DemoNames(
      "English", "Fiona Andrew Heather Callum Janet Douglas Alison Stuart Kirsten Graham",
      "MacLeod Campbell Fraser Sinclair Murray Hughes Walsh Bennett"),
    DemoNames(
      "French", isFrancophone: true,
      "Isabelle Marc-André Geneviève Étienne Sylvie Mathieu Annie Olivier Josée Benoît",
      "Gagnon Côté Bouchard Arsenault Cormier Lavoie Pelletier Fortin"),
    DemoNames(
      "English, Cantonese", "Grace Raymond Vivian Kenneth Joyce Alan Cindy Derek Karen Victor",
      "Wong Lau Cheung Ho Leung Ng Kwan Yip"),
    DemoNames(
      "English, Punjabi", "Rupinder Sukhi Pardeep Gagan Amrit Jaspal Neelam Davinder Parm Inder",
      "Gill Dhaliwal Mann Atwal Johal Purewal Sahota Toor"),
    DemoNames(
      "English, Arabic", "Rima Fadi Nour Sami Dalal Walid Hala Ziad Maya Karim",
      "Khoury Nassar Saab Hanna Azar Mouawad Farah Issa"),
  ]
}
